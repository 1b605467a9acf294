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

    public static readonly ErrorDefinition ExceedsCaptured = new(
        "refund.exceeds_captured",
        ErrorKind.Unprocessable,
        new("İade tutarı fazla", "Refund too large"),
        new(
            "İade, tahsil edilen ve henüz iade edilmemiş tutarı aşıyor.",
            "The refund exceeds the amount that was paid and not yet refunded."
        )
    );
}
