using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Names of purposes in the provider's metadata.</summary>
public static class PaymentPurposes
{
    public static string Text(PaymentPurpose purpose) =>
        purpose switch
        {
            PaymentPurpose.Purchase => "purchase",
            PaymentPurpose.SubscriptionInvoice => "subscription_invoice",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
        };
}
