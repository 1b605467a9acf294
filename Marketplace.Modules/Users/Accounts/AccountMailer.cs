using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>What the product writes to users about their accounts, in their language.</summary>
public sealed class AccountMailer(MailQueue queue, IOptions<MarketplaceOptions> options)
{
    public void Confirm(User user, string secret) =>
        Send(
            user.Email,
            user.Locale,
            ("E-posta adresinizi doğrulayın", "Confirm your e-mail address"),
            (
                $"""
                {Greeting(user, "Merhaba")}

                Hesabınızı açmak için 24 saat içinde bu bağlantıyı izleyin:
                {Link("confirm-email", secret)}

                Bu hesabı siz açmadıysanız bu iletiyi yok sayın.
                """,
                $"""
                {Greeting(user, "Hello")}

                Follow this link within 24 hours to open your account:
                {Link("confirm-email", secret)}

                If you did not open this account, ignore this mail.
                """
            )
        );

    public void AlreadyRegistered(User user, string secret) =>
        Send(
            user.Email,
            user.Locale,
            ("Zaten bir hesabınız var", "You already have an account"),
            (
                $"""
                {Greeting(user, "Merhaba")}

                Bu adresle yeniden hesap açılmak istendi; hesabınız zaten var ve değişmedi.
                Parolanızı bilmiyorsanız bir saat içinde bu bağlantıyla yenisini belirleyin:
                {Link("reset-password", secret)}

                Bunu siz yapmadıysanız bu iletiyi yok sayın.
                """,
                $"""
                {Greeting(user, "Hello")}

                Somebody asked to open an account with this address; you already have one, and it did not change.
                If you do not know its password, set a new one within an hour:
                {Link("reset-password", secret)}

                If this was not you, ignore this mail.
                """
            )
        );

    public void ResetPassword(User user, string secret) =>
        Send(
            user.Email,
            user.Locale,
            ("Yeni parola belirleyin", "Set a new password"),
            (
                $"""
                {Greeting(user, "Merhaba")}

                Yeni parolanızı bir saat içinde bu bağlantıyla belirleyin:
                {Link("reset-password", secret)}

                Bunu siz istemediyseniz bu iletiyi yok sayın; parolanız değişmedi.
                """,
                $"""
                {Greeting(user, "Hello")}

                Set your new password within an hour with this link:
                {Link("reset-password", secret)}

                If you did not ask for it, ignore this mail; your password did not change.
                """
            )
        );

    public void PasswordChanged(User user) =>
        Send(
            user.Email,
            user.Locale,
            ("Parolanız değişti", "Your password was changed"),
            (
                $"""
                Merhaba {user.DisplayName},

                Hesabınızın parolası değişti ve açık oturumların tümü kapatıldı.
                Bunu siz yapmadıysanız hemen yeni bir parola belirleyin ve bize yazın.
                """,
                $"""
                Hello {user.DisplayName},

                The password of your account was changed and every open session was closed.
                If this was not you, set a new password at once and write to us.
                """
            )
        );

    public void ConfirmNewEmail(User user, string newEmail, string secret) =>
        Send(
            newEmail,
            user.Locale,
            ("Yeni e-posta adresinizi doğrulayın", "Confirm your new e-mail address"),
            (
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

                If you did not ask for it, ignore this mail.
                """
            )
        );

    public void NewEmailIsTaken(User owner) =>
        Send(
            owner.Email,
            owner.Locale,
            ("Adresiniz başka bir hesap için istendi", "Your address was asked for by another account"),
            (
                $"""
                Merhaba {owner.DisplayName},

                Başka bir hesap bu adrese taşınmak istedi. Adres sizin hesabınıza ait olduğu için hiçbir şey değişmedi.
                """,
                $"""
                Hello {owner.DisplayName},

                Another account asked to move to this address. It belongs to your account, so nothing changed.
                """
            )
        );

    public void EmailChangeAsked(User user) =>
        Send(
            user.Email,
            user.Locale,
            ("E-posta adresiniz değiştiriliyor", "Your e-mail address is about to change"),
            (
                $"""
                Merhaba {user.DisplayName},

                Hesabınızı başka bir e-posta adresine taşımak istediniz; yeni adrese bir bağlantı gönderdik.
                Bunu siz yapmadıysanız hemen parolanızı değiştirin.
                """,
                $"""
                Hello {user.DisplayName},

                You asked to move your account to another e-mail address; we sent a link to the new one.
                If this was not you, change your password at once.
                """
            )
        );

    /// <summary>Costs what a mail costs and sends nothing, where a caller must not learn from the time whether one
    /// left.</summary>
    public void Nothing() => queue.AddNothing();

    // Until a mailbox is confirmed, the name is a stranger's words to whoever reads it.
    private static string Greeting(User user, string hello) =>
        user.IsEmailConfirmed ? $"{hello} {user.DisplayName}," : $"{hello},";

    private string Link(string page, string secret) => $"{options.Value.PagesUrl}/{page}?token={secret}";

    private void Send(string to, string locale, (string Tr, string En) subject, (string Tr, string En) body)
    {
        var english = locale == "en";
        queue.Add(to, english ? subject.En : subject.Tr, english ? body.En : body.Tr);
    }
}
