namespace Marketplace.Modules.Notifications;

/// <summary>What users read about their account; its mails, with their links, are written by the module of
/// accounts.</summary>
internal static class AccountMessages
{
    public static readonly Message Welcome = new(
        "account.welcome",
        NotificationKind.Account,
        "Hoş geldiniz",
        "Welcome",
        "Hesabınız açıldı. Sipariş vermek ya da mağaza açmak için e-postanıza gelen bağlantıyla adresinizi doğrulayın.",
        "Your account is open. To order or to open a store, confirm your address with the link in your mail."
    )
    {
        ByMail = false,
    };

    public static Message[] All => [Welcome];
}
