using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Refusals about money that other modules give as well.</summary>
public static class PaymentRefusals
{
    public static readonly ErrorDefinition MethodUnavailable = new(
        "payment.method_unavailable",
        ErrorKind.Unprocessable,
        "Ödeme yöntemi kullanılamıyor",
        "Payment method unavailable",
        "Bu pazar yerinde kartla ödeme açık değil; başka bir yöntem seçin.",
        "Card payments are not set up here; choose another method."
    );

    public static readonly ErrorDefinition ExceedsCaptured = new(
        "refund.exceeds_captured",
        ErrorKind.Unprocessable,
        "İade tutarı fazla",
        "Refund too large",
        "İade, tahsil edilen ve henüz iade edilmemiş tutarı aşıyor.",
        "The refund is more than what was paid and not yet given back."
    );
}
