using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Errors of payments and refunds.</summary>
public static class PaymentErrors
{
    public static readonly ErrorDefinition MethodUnavailable = PaymentRefusals.MethodUnavailable;

    public static readonly ErrorDefinition ProviderError = new(
        "payment.provider_error",
        ErrorKind.BadGateway,
        new("Ödeme sağlayıcı hatası", "Provider error"),
        new(
            "Ödeme sağlayıcıya ulaşılamadı; ödemeyi birazdan yeniden başlatın.",
            "The payment provider could not be reached; try the payment again shortly."
        )
    );

    public static readonly ErrorDefinition Declined = new(
        "payment.declined",
        ErrorKind.PaymentRequired,
        new("Ödeme reddedildi", "Declined"),
        new("Ödeme reddedildi; başka bir kartla deneyin.", "The payment was declined; try another card.")
    );

    public static readonly ErrorDefinition AlreadySucceeded = new(
        "payment.already_succeeded",
        ErrorKind.Conflict,
        new("Ödeme yapılmış", "Already paid"),
        new("Bu ödeme daha önce tamamlandı.", "This payment has already been completed.")
    );

    public static readonly ErrorDefinition InProgress = new(
        "payment.in_progress",
        ErrorKind.Conflict,
        new("Ödeme sürüyor", "Payment in progress"),
        new("Açık bir ödeme var; önce onu tamamlayın.", "Another payment is open; complete it first.")
    );

    public static readonly ErrorDefinition Ended = new(
        "payment.ended",
        ErrorKind.Conflict,
        new("Ödeme kapanmış", "Payment ended"),
        new("Bu ödeme sona erdi; yeni bir ödeme başlatın.", "This payment has ended; start a new one.")
    );

    public static readonly ErrorDefinition NotCaptured = PaymentRefusals.NotCaptured;

    public static readonly ErrorDefinition RefundExceedsCaptured = PaymentRefusals.ExceedsCaptured;

    public static readonly ErrorDefinition RefundNotFailed = new(
        "refund.not_failed",
        ErrorKind.Conflict,
        new("İade başarısız değil", "Refund has not failed"),
        new("Bu işlem yalnızca başarısız iadeler içindir.", "Only a failed refund can be retried or marked as paid.")
    );

    public static readonly ErrorDefinition RefundNotByBank = new(
        "refund.not_by_bank",
        ErrorKind.Conflict,
        new("İade havaleyle ödenmemiş", "Refund not paid by bank transfer"),
        new(
            "Bu işlem yalnızca havaleyle ödendi olarak işaretlenmiş iadeler içindir.",
            "Only a refund that was marked as paid by bank transfer can be marked as returned."
        )
    );

    public static readonly ErrorDefinition RefundDisputed = new(
        "refund.disputed",
        ErrorKind.Conflict,
        new("Ödeme itirazlı", "Payment disputed"),
        new(
            "Alıcının bankası bu ödemeye yapılan itirazı henüz sonuçlandırmadı. Kararı bekleyin; yoksa para iki kez "
                + "iade edilebilir.",
            "The payer's bank has not decided the dispute about this payment yet. Wait for its decision, or the money "
                + "could go back twice."
        )
    );

    public static readonly ErrorDefinition RefundAtProvider = new(
        "refund.at_provider",
        ErrorKind.Conflict,
        new("İade sağlayıcıda", "Refund at the provider"),
        new(
            "Sağlayıcı bu iadeyi ödemiş ya da ödemekte; havale kaydedilmedi, yoksa para iki kez iade edilmiş olur.",
            "The provider has paid this refund or is paying it; no transfer was recorded, or the money would go back "
                + "twice."
        )
    );

    public static readonly ErrorDefinition RefundNotChecked = new(
        "refund.not_checked",
        ErrorKind.BadGateway,
        new("Sağlayıcıya sorulamadı", "Provider not asked"),
        new(
            "Sağlayıcının bu iadeyi ödeyip ödemediği öğrenilemedi; birazdan yeniden deneyin.",
            "The provider could not be asked whether it has paid this refund; try again shortly."
        )
    );

    public static readonly ErrorDefinition RefundNotOurs = new(
        "refund.not_ours",
        ErrorKind.Conflict,
        new("İade sağlayıcıda yapılmış", "Refund made at the provider"),
        new(
            "Bu iade sağlayıcıda yapıldı; yeniden gönderilmez. Gerekiyorsa yeni bir iade başlatın.",
            "This refund was made at the provider and is not sent again. Start a new refund if one is needed."
        )
    );

    public static readonly ErrorDefinition RefundNotAssignable = PaymentRefusals.RefundNotAssignable;

    public static readonly ErrorDefinition NoMismatch = new(
        "payment.no_mismatch",
        ErrorKind.Conflict,
        new("Açık uyuşmazlık yok", "No open mismatch"),
        new("Bu ödemede çözülecek bir uyuşmazlık yok.", "This payment has no open mismatch to resolve.")
    );

    public static readonly ErrorDefinition WebhookSignatureInvalid = new(
        "webhook.signature_invalid",
        ErrorKind.Invalid,
        new("İmza geçersiz", "Invalid signature"),
        new(
            "Bildirimin imzası ya da zamanı doğrulanamadı.",
            "The signature or timestamp of the delivery could not be verified."
        )
    );

    public static readonly ErrorDefinition WebhookNotReprocessable = new(
        "webhook.not_reprocessable",
        ErrorKind.Conflict,
        new("Bildirim yeniden işlenemez", "Delivery cannot be reprocessed"),
        new(
            "Yalnızca başarısız, bekleyen ya da yok sayılan bildirimler yeniden işlenir.",
            "Only failed, parked or ignored deliveries can be reprocessed."
        )
    );

    public static readonly ErrorDefinition WebhookNotDismissable = new(
        "webhook.not_dismissable",
        ErrorKind.Conflict,
        new("Bildirim kapatılamaz", "Delivery cannot be dismissed"),
        new(
            "Yalnızca başarısız ya da bekleyen bildirimler kapatılır.",
            "Only failed or parked deliveries can be dismissed."
        )
    );

    public static readonly ErrorDefinition SellerHasBalance = new(
        "seller.has_balance",
        ErrorKind.Conflict,
        new("Mağazanın bakiyesi var", "Store has a balance"),
        new("Alacak ya da borç sıfırlanmadan mağaza kapatılamaz.", "The store cannot close until its balance is zero.")
    );

    /// <summary>All of them.</summary>
    public static readonly ErrorSet All = new([
        MethodUnavailable,
        ProviderError,
        Declined,
        AlreadySucceeded,
        InProgress,
        Ended,
        NotCaptured,
        RefundExceedsCaptured,
        RefundNotFailed,
        RefundNotOurs,
        RefundNotByBank,
        RefundDisputed,
        RefundAtProvider,
        RefundNotChecked,
        RefundNotAssignable,
        NoMismatch,
        WebhookSignatureInvalid,
        WebhookNotReprocessable,
        WebhookNotDismissable,
        SellerHasBalance,
    ]);
}
