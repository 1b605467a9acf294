using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>What one period of a subscription costs.</summary>
public sealed class Invoice : StripeObject
{
    /// <inheritdoc />
    public override string Object => "invoice";

    public required string Number { get; init; }

    /// <summary><c>open</c> or <c>paid</c>.</summary>
    public string Status { get; set; } = "open";

    public required string Customer { get; init; }

    public required string Currency { get; init; }

    public required long Total { get; init; }

    public long Subtotal => Total;

    public long AmountDue => Total;

    public long AmountPaid => Status == "paid" ? Total : 0;

    public long AmountRemaining => Total - AmountPaid;

    public int AttemptCount { get; set; }

    public bool Attempted => AttemptCount > 0;

    public bool AutoAdvance => Status == "open";

    /// <summary><c>subscription_create</c> or <c>subscription_cycle</c>.</summary>
    public required string BillingReason { get; init; }

    public string CollectionMethod => "charge_automatically";

    public required long PeriodStart { get; init; }

    public required long PeriodEnd { get; init; }

    public required InvoiceParent Parent { get; init; }

    public required StripeList<InvoiceLine> Lines { get; init; }

    public StripeList<InvoicePayment> Payments { get; } = new("/v1/invoice_payments");

    public StatusTransitions StatusTransitions { get; set; } = new(null, null);

    [JsonIgnore]
    public string Subscription => Parent.SubscriptionDetails.Subscription;
}

/// <summary>What an invoice was made for.</summary>
public sealed record InvoiceParent(SubscriptionDetails SubscriptionDetails)
{
    public string Type => "subscription_details";
}

/// <summary>The subscription of an invoice.</summary>
public sealed record SubscriptionDetails(string Subscription, IReadOnlyDictionary<string, string> Metadata);

/// <summary>One line of an invoice.</summary>
public sealed record InvoiceLine(
    string Id,
    string Invoice,
    string Description,
    long Amount,
    string Currency,
    long Quantity,
    InvoicePeriod Period
)
{
    public string Object => "line_item";

    public bool Livemode => false;

    public bool Discountable => false;

    public long Subtotal => Amount;

    public Dictionary<string, string> Metadata { get; } = [];
}

/// <summary>The time a line covers.</summary>
public sealed record InvoicePeriod(long Start, long End);

/// <summary>The payment that paid, or failed to pay, an invoice.</summary>
public sealed record InvoicePayment(
    string Id,
    string Invoice,
    long Created,
    string Currency,
    long AmountRequested,
    long? AmountPaid,
    string Status,
    InvoicePaymentSource Payment
)
{
    public string Object => "invoice_payment";

    public bool IsDefault => true;

    public bool Livemode => false;
}

/// <summary>The payment behind an invoice payment.</summary>
public sealed record InvoicePaymentSource(string PaymentIntent)
{
    public string Type => "payment_intent";
}

/// <summary>When an invoice reached its states.</summary>
public sealed record StatusTransitions(long? FinalizedAt, long? PaidAt);
