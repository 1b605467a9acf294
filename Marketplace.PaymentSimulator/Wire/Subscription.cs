namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A price charged again each period.</summary>
public sealed class Subscription : StripeObject
{
    /// <inheritdoc />
    public override string Object => "subscription";

    /// <summary><c>active</c>, <c>past_due</c> or <c>canceled</c>.</summary>
    public string Status { get; set; } = "active";

    public required string Customer { get; init; }

    public required string Currency { get; init; }

    public string CollectionMethod => "charge_automatically";

    public string? DefaultPaymentMethod { get; set; }

    public required long StartDate { get; init; }

    public required long BillingCycleAnchor { get; init; }

    public bool CancelAtPeriodEnd { get; set; }

    public long? CancelAt => CancelAtPeriodEnd ? Items.Data[0].CurrentPeriodEnd : null;

    public long? CanceledAt { get; set; }

    public long? EndedAt { get; set; }

    public string? LatestInvoice { get; set; }

    public required StripeList<SubscriptionItem> Items { get; init; }
}

/// <summary>What a subscription charges and for which period.</summary>
public sealed class SubscriptionItem
{
    public required string Id { get; init; }

    public string Object => "subscription_item";

    public required long Created { get; init; }

    public required string Subscription { get; init; }

    public required Price Price { get; init; }

    public required long Quantity { get; init; }

    public required long CurrentPeriodStart { get; set; }

    public required long CurrentPeriodEnd { get; set; }

    public Dictionary<string, string> Metadata { get; } = [];
}
