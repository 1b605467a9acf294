using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Errors of payouts.</summary>
public static class PayoutErrors
{
    public static readonly ErrorDefinition InvalidTransition = new(
        "payout.invalid_transition",
        ErrorKind.Conflict,
        new("Ödeme bu durumda bunu yapamaz", "Invalid payout transition"),
        new("Satıcı ödemesi bulunduğu durumdan buraya geçemez.", "The payout cannot move there from its status.")
    );

    public static readonly ErrorDefinition NothingDue = new(
        "payout.nothing_due",
        ErrorKind.Conflict,
        new("Ödenecek bir şey yok", "Nothing to pay"),
        new("Gönderilmeyi bekleyen ödeme yok.", "No payout is waiting to be sent.")
    );

    public static readonly ErrorDefinition AccountUnverified = new(
        "payout.account_unverified",
        ErrorKind.Unprocessable,
        new("Hesap doğrulanmamış", "Payout account not verified"),
        new("Mağazanın ödeme hesabı doğrulanmamış.", "The store's payout account is not verified.")
    );

    public static readonly ErrorDefinition Held = new(
        "payout.held",
        ErrorKind.Conflict,
        new("Ödeme bekletiliyor", "Payouts held"),
        new("Bu mağazanın ödemeleri bekletiliyor.", "Payouts of this store are on hold.")
    );

    public static readonly ErrorDefinition FourEyes = new(
        "payout.four_eyes",
        ErrorKind.Forbidden,
        new("İkinci bir yönetici gerekli", "A second administrator is needed"),
        new(
            "Hazırlayan kendi işini onaylayamaz; bankanın sonucunu ya da kaydı başka bir yönetici onaylamalı.",
            "Whoever made it cannot confirm it; another administrator has to record the bank's result, or approve it."
        )
    );

    public static readonly ErrorDefinition ByProvider = new(
        "payout.by_provider",
        ErrorKind.Conflict,
        new("Bu ödemeyi sağlayıcı yapıyor", "The provider pays this"),
        new(
            "Bu ödemenin sonucunu ödeme sağlayıcı bildirir; elle işlenemez.",
            "The payment provider says what became of this payout; nobody can record it by hand."
        )
    );

    public static readonly ErrorDefinition ProviderUnavailable = new(
        "payout.provider_unavailable",
        ErrorKind.Conflict,
        new("Sağlayıcıyla ödeme kapalı", "No payouts through the provider"),
        new(
            "Bu pazaryeri satıcılara ödeme sağlayıcı üzerinden ödeme yapmıyor.",
            "This marketplace does not pay sellers through a payment provider."
        )
    );

    public static readonly ErrorDefinition AccountBlocked = new(
        "payout.account_blocked",
        ErrorKind.Conflict,
        new("Hesap durdurulmuş", "Payout account blocked"),
        new(
            "Ödeme hesabı durdurulmuş; bir yönetici yeniden doğrulayana dek değiştirilemez.",
            "The payout account is blocked; it cannot be changed until an administrator has verified it anew."
        )
    );

    public static readonly ErrorDefinition NotStarted = new(
        "payout.not_started",
        ErrorKind.Conflict,
        new("Satıcı ödemeleri henüz başlamadı", "Payouts have not started"),
        new("Ödemeler ayarlanan günden önce yapılmaz.", "No payout is made before the day that is set for the first.")
    );

    /// <summary>All of them.</summary>
    public static readonly ErrorSet All = new([
        InvalidTransition,
        NothingDue,
        AccountUnverified,
        Held,
        FourEyes,
        ByProvider,
        ProviderUnavailable,
        AccountBlocked,
        NotStarted,
    ]);
}
