using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Account mails, in the user's language.</summary>
public sealed class AccountMailer(MailQueue queue, IOptions<MarketplaceOptions> options)
{
    public void Confirm(User user, string secret) =>
        Send(
            user.Email,
            user.Language,
            new("E-posta adresinizi doğrulayın", "Confirm your e-mail address"),
            new(
                $"""
                {Greeting(user, "Merhaba")}

                Hesabınızı açmak için 24 saat içinde bu bağlantıyı izleyin:
                {Link("confirm-email", secret)}

                Bu hesabı siz açmadıysanız bu iletiyi yok sayın.
                """,
                $"""
                {Greeting(user, "Hello")}

                Follow this link within 24 hours to activate your account:
                {Link("confirm-email", secret)}

                If you did not create this account, ignore this e-mail.
                """
            )
        );

    public void AlreadyRegistered(User user, string secret) =>
        Send(
            user.Email,
            user.Language,
            new("Zaten bir hesabınız var", "You already have an account"),
            new(
                $"""
                {Greeting(user, "Merhaba")}

                Bu adresle yeniden hesap açılmak istendi; hesabınız zaten var ve değişmedi.
                Parolanızı bilmiyorsanız bir saat içinde bu bağlantıyla yenisini belirleyin:
                {Link("reset-password", secret)}

                Bunu siz yapmadıysanız bu iletiyi yok sayın.
                """,
                $"""
                {Greeting(user, "Hello")}

                Someone tried to create an account with this address. You already have one; nothing has changed.
                If you have forgotten your password, use this link within an hour to set a new one:
                {Link("reset-password", secret)}

                If this was not you, ignore this e-mail.
                """
            )
        );

    public void ResetPassword(User user, string secret) =>
        Send(
            user.Email,
            user.Language,
            new("Yeni parola belirleyin", "Set a new password"),
            new(
                $"""
                {Greeting(user, "Merhaba")}

                Yeni parolanızı bir saat içinde bu bağlantıyla belirleyin:
                {Link("reset-password", secret)}

                Bunu siz istemediyseniz bu iletiyi yok sayın; parolanız değişmedi.
                """,
                $"""
                {Greeting(user, "Hello")}

                Use this link within an hour to set your new password:
                {Link("reset-password", secret)}

                If you did not request this, ignore this e-mail; your password has not changed.
                """
            )
        );

    public void PasswordChanged(User user) =>
        Send(
            user.Email,
            user.Language,
            new("Parolanız değişti", "Your password was changed"),
            new(
                $"""
                Merhaba {user.DisplayName},

                Hesabınızın parolası değişti ve açık oturumların tümü kapatıldı.
                Bunu siz yapmadıysanız hemen yeni bir parola belirleyin ve bize yazın.
                """,
                $"""
                Hello {user.DisplayName},

                Your password was changed and you were signed out everywhere.
                If this was not you, reset your password immediately and contact us.
                """
            )
        );

    public void ConfirmNewEmail(User user, string newEmail, string secret) =>
        Send(
            newEmail,
            user.Language,
            new("Yeni e-posta adresinizi doğrulayın", "Confirm your new e-mail address"),
            new(
                $"""
                Merhaba,

                Hesabınızı bu adrese taşımak için bir saat içinde bu bağlantıyı izleyin:
                {Link("confirm-email", secret)}

                Bunu siz istemediyseniz bu iletiyi yok sayın.
                """,
                $"""
                Hello,

                Follow this link within an hour to move your account to this address:
                {Link("confirm-email", secret)}

                If you did not request this, ignore this e-mail.
                """
            )
        );

    public void NewEmailIsTaken(User owner) =>
        Send(
            owner.Email,
            owner.Language,
            new("Adresiniz başka bir hesap için istendi", "Someone tried to use your e-mail address"),
            new(
                $"""
                Merhaba {owner.DisplayName},

                Başka bir hesap bu adrese taşınmak istedi. Adres sizin hesabınıza ait olduğu için hiçbir şey değişmedi.
                """,
                $"""
                Hello {owner.DisplayName},

                Another account tried to switch to this address. It belongs to your account, so nothing has changed.
                """
            )
        );

    public void EmailChangeRequested(User user) =>
        Send(
            user.Email,
            user.Language,
            new("E-posta adresiniz değiştiriliyor", "Your e-mail address is being changed"),
            new(
                $"""
                Merhaba {user.DisplayName},

                Hesabınızı başka bir e-posta adresine taşımak istediniz; yeni adrese bir bağlantı gönderdik.
                Bunu siz yapmadıysanız hemen parolanızı değiştirin.
                """,
                $"""
                Hello {user.DisplayName},

                You asked to change the e-mail address of your account; we sent a link to the new address.
                If this was not you, change your password immediately.
                """
            )
        );

    /// <summary>Does the same work as queueing a mail but sends none, so that response time does not reveal whether one
    /// was sent.</summary>
    public void Nothing() => queue.AddNothing();

    // Until the mailbox is confirmed, the display name is text chosen by a stranger.
    private static string Greeting(User user, string hello) =>
        user.IsEmailConfirmed ? $"{hello} {user.DisplayName}," : $"{hello},";

    private string Link(string page, string secret) => $"{options.Value.PagesUrl}/{page}?token={secret}";

    private void Send(string to, Language language, LocalizedText subject, LocalizedText body) =>
        queue.Add(to, subject.In(language), body.In(language), MailPriority.Account);
}
