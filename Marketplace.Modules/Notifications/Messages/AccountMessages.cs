namespace Marketplace.Modules.Notifications;

/// <summary>Account messages; their mails, which contain links, are sent by the Users module.</summary>
internal static class AccountMessages
{
    public static readonly Message Welcome = new(
        "account.welcome",
        NotificationKind.Account,
        new("Hoş geldiniz", "Welcome"),
        new(
            "Hesabınız açıldı. Sipariş vermek ya da mağaza açmak için e-postanıza gelen bağlantıyla "
                + "adresinizi doğrulayın.",
            "Your account is ready. To place orders or open a store, confirm your address with the link we emailed you."
        )
    )
    {
        ByMail = false,
    };

    public static Message[] All => [Welcome];
}
