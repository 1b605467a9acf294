using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Texts of the mails about accounts.</summary>
internal static class AccountMails
{
    public static readonly LocalizedText ConfirmSubject = new(
        "E-posta adresinizi doğrulayın",
        "Confirm your e-mail address"
    );

    public static readonly LocalizedText Confirm = new(
        "Hesabınızı açmak için 24 saat içinde bu bağlantıyı izleyin.",
        "Follow this link within 24 hours to activate your account."
    );

    public static readonly LocalizedText ConfirmButton = new("Adresimi doğrula", "Confirm my address");

    public static readonly LocalizedText NotYourAccount = new(
        "Bu hesabı siz açmadıysanız bu iletiyi yok sayın.",
        "If you did not create this account, ignore this e-mail."
    );

    public static readonly LocalizedText Ignore = new(
        "Bunu siz istemediyseniz bu iletiyi yok sayın.",
        "If this was not you, ignore this e-mail."
    );

    public static readonly LocalizedText RegisteredSubject = new(
        "Zaten bir hesabınız var",
        "You already have an account"
    );

    public static readonly LocalizedText Registered = new(
        "Bu adresle yeniden hesap açılmak istendi; hesabınız zaten var ve değişmedi.",
        "Someone tried to create an account with this address. You already have one; nothing has changed."
    );

    public static readonly LocalizedText RegisteredReset = new(
        "Parolanızı bilmiyorsanız bir saat içinde bu bağlantıyla yenisini belirleyin.",
        "If you have forgotten your password, use this link within an hour to set a new one."
    );

    public static readonly LocalizedText ResetSubject = new("Yeni parola belirleyin", "Set a new password");

    public static readonly LocalizedText Reset = new(
        "Yeni parolanızı bir saat içinde bu bağlantıyla belirleyin.",
        "Use this link within an hour to set your new password."
    );

    public static readonly LocalizedText ResetButton = new("Yeni parola belirle", "Set a new password");

    public static readonly LocalizedText ResetIgnore = new(
        "Bunu siz istemediyseniz bu iletiyi yok sayın; parolanız değişmedi.",
        "If you did not request this, ignore this e-mail; your password has not changed."
    );

    public static readonly LocalizedText OpenSubject = new("Hesabınızı açın", "Open your account");

    public static readonly LocalizedText Open = new(
        "Bu adresle üye olmadan verdiğiniz siparişleri hesabınızda görmek için 24 saat içinde bu bağlantıyla bir "
            + "parola belirleyin.",
        "To see the orders you placed as a guest in an account of your own, use this link within 24 hours to set a "
            + "password."
    );

    public static readonly LocalizedText OpenButton = new("Hesabımı aç", "Open my account");

    public static readonly LocalizedText OpenIgnore = new(
        "Bunu siz istemediyseniz bu iletiyi yok sayın; hiçbir şey değişmedi.",
        "If you did not request this, ignore this e-mail; nothing has changed."
    );

    public static readonly LocalizedText ChangedSubject = new("Parolanız değişti", "Your password was changed");

    public static readonly LocalizedText Changed = new(
        "Hesabınızın parolası değişti ve açık oturumların tümü kapatıldı.",
        "Your password was changed and you were signed out everywhere."
    );

    public static readonly LocalizedText ChangedByOthersAlone = new(
        "Bunu siz yapmadıysanız hemen yeni bir parola belirleyin.",
        "If this was not you, reset your password immediately."
    );

    public static readonly LocalizedText NewAddressSubject = new(
        "Yeni e-posta adresinizi doğrulayın",
        "Confirm your new e-mail address"
    );

    public static readonly LocalizedText NewAddress = new(
        "Hesabınızı bu adrese taşımak için bir saat içinde bu bağlantıyı izleyin.",
        "Follow this link within an hour to move your account to this address."
    );

    public static readonly LocalizedText TakenSubject = new(
        "Adresiniz başka bir hesap için istendi",
        "Someone tried to use your e-mail address"
    );

    public static readonly LocalizedText Taken = new(
        "Başka bir hesap bu adrese taşınmak istedi. Adres sizin hesabınıza ait olduğu için hiçbir şey değişmedi.",
        "Another account tried to switch to this address. It belongs to your account, so nothing has changed."
    );

    public static readonly LocalizedText MovingSubject = new(
        "E-posta adresiniz değiştiriliyor",
        "Your e-mail address is being changed"
    );

    public static readonly LocalizedText Moving = new(
        "Hesabınızı başka bir e-posta adresine taşımak istediniz; yeni adrese bir bağlantı gönderdik.",
        "You asked to change the e-mail address of your account; we sent a link to the new address."
    );

    public static readonly LocalizedText MovingByOthers = new(
        "Bunu siz yapmadıysanız hemen parolanızı değiştirin.",
        "If this was not you, change your password immediately."
    );

    public static LocalizedText ChangedByOthers(string address) =>
        new(
            $"Bunu siz yapmadıysanız hemen yeni bir parola belirleyin ve {address} adresine yazın.",
            $"If this was not you, reset your password immediately and write to {address}."
        );
}
