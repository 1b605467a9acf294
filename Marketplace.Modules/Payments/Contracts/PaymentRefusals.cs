using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Payment errors that other modules also return.</summary>
public static class PaymentRefusals
{
    public static readonly ErrorDefinition MethodUnavailable = new(
        "payment.method_unavailable",
        ErrorKind.Unprocessable,
        new("Ödeme yöntemi kullanılamıyor", "Payment method unavailable"),
        new(
            "Bu pazar yerinde kartla ödeme açık değil; başka bir yöntem seçin.",
            "Card payments are not available here; choose another method."
        )
    );

    public static readonly ErrorDefinition NotCaptured = new(
        "payment.not_captured",
        ErrorKind.Unprocessable,
        new("Tahsil edilmiş ödeme yok", "Nothing captured"),
        new("İade edilecek bir ödeme yok.", "There is no payment to refund.")
    );

    public static readonly ErrorDefinition RefundNotAssignable = new(
        "refund.not_assignable",
        ErrorKind.Conflict,
        new("İade bir siparişe bağlanamaz", "Refund cannot be assigned"),
        new(
            "Yalnızca sağlayıcıda yapılmış, ödenmiş ve satırları bilinmeyen iadeler bir siparişe bağlanır.",
            "Only a refund that was made at the provider, is paid and has no known lines can be assigned."
        )
    );

    public static readonly ErrorDefinition ExceedsCaptured = new(
        "refund.exceeds_captured",
        ErrorKind.Unprocessable,
        new("İade tutarı fazla", "Refund too large"),
        new(
            "İade, tahsil edilip henüz iade edilmemiş tutarı aşıyor; en fazla {refundable} iade edilebilir.",
            "The refund exceeds what was paid and not yet refunded; at most {refundable} can be refunded."
        )
    );
}
