using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of buying without an account.</summary>
public static class GuestErrors
{
    public static readonly ErrorDefinition Off = new(
        "checkout.guest_off",
        ErrorKind.Forbidden,
        new("Üyeliksiz alışveriş kapalı", "No guest checkout"),
        new(
            "Burada üye olmadan alışveriş yapılamıyor; giriş yapın ya da hesap açın.",
            "You cannot buy without an account here; sign in or create one."
        )
    );

    public static readonly ErrorDefinition LinkExpired = new(
        "guest.link_expired",
        ErrorKind.Gone,
        new("Bağlantının süresi dolmuş", "Link expired"),
        new(
            "Bu sipariş bağlantısının süresi dolmuş; e-posta adresinize yenisini isteyin.",
            "This link to the order has expired; have a new one sent to your e-mail address."
        )
    );

    public static readonly ErrorDefinition AccountOpened = new(
        "guest.account_opened",
        ErrorKind.Gone,
        new("Sipariş artık hesabınızda", "The order is in your account"),
        new(
            "Bu siparişler için bir hesap açıldı; görmek için giriş yapın.",
            "An account was opened for these orders; sign in to see them."
        )
    );

    public static readonly ErrorSet All = new([Off, LinkExpired, AccountOpened]);
}
