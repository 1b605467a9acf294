using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>A subscription with the invoice and payment due now.</summary>
/// <param name="Invoice">Null when nothing is charged.</param>
/// <param name="Payment">Null when no payment is due.</param>
public sealed record BilledResponse(
    Guid SubscriptionId,
    SubscriptionStateResponse Subscription,
    InvoiceResponse? Invoice,
    InvoicePaymentResponse? Payment
)
{
    public static BilledResponse From(BilledSubscription billed) =>
        new(
            billed.Subscription.Id,
            SubscriptionStateResponse.From(billed.Subscription),
            billed.Invoice is null ? null : InvoiceResponse.From(billed.Invoice),
            billed.Payment is null ? null : InvoicePaymentResponse.From(billed.Payment)
        );
}

/// <summary>A payment of an invoice.</summary>
/// <param name="CheckoutUrl">Payment page; null until the provider has created it: repeat the call, or POST
/// …/invoices/{id}/pay.</param>
public sealed record InvoicePaymentResponse(
    Guid Id,
    PaymentStatus Status,
    Money Amount,
    string? CheckoutUrl,
    DateTimeOffset ExpiresAt
)
{
    public static InvoicePaymentResponse From(PaymentSummary payment) =>
        new(payment.Id, payment.Status, payment.Amount, payment.CheckoutUrl, payment.ExpiresAt);
}
