using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A visit to the hosted checkout page.</summary>
public sealed class CheckoutSession : StripeObject
{
    /// <inheritdoc />
    public override string Object => "checkout.session";

    /// <summary>Always <c>payment</c>: the product bills its subscriptions itself.</summary>
    public string Mode => "payment";

    /// <summary><c>open</c>, <c>complete</c> or <c>expired</c>.</summary>
    public string Status { get; set; } = "open";

    /// <summary><c>unpaid</c> or <c>paid</c>.</summary>
    public string PaymentStatus { get; set; } = "unpaid";

    public required string Currency { get; set; }

    public required long AmountSubtotal { get; set; }

    public required long AmountTotal { get; set; }

    public TotalDetails TotalDetails { get; } = new();

    /// <summary>The page's address while the session is open; null afterwards.</summary>
    public string? Url => Status == "open" ? PageUrl : null;

    public required string SuccessUrl { get; init; }

    public string? CancelUrl { get; init; }

    public string? ClientReferenceId { get; init; }

    public string? Customer { get; set; }

    public string? CustomerEmail { get; init; }

    public string? CustomerCreation { get; init; }

    public CustomerDetails? CustomerDetails { get; set; }

    public required long ExpiresAt { get; init; }

    public string? Locale { get; init; }

    /// <summary>Null until the first attempt to pay, as at the provider.</summary>
    public string? PaymentIntent { get; set; }

    public IReadOnlyList<string> PaymentMethodTypes { get; } = ["card"];

    public string UiMode => "hosted_page";

    [JsonIgnore]
    public required string PageUrl { get; init; }

    /// <summary>The simulator's address as the client saw it.</summary>
    [JsonIgnore]
    public required string BaseUrl { get; init; }

    /// <summary>Shown only when asked for, as at the provider.</summary>
    [JsonIgnore]
    public required IReadOnlyList<LineItem> LineItems { get; init; }

    /// <summary>What the payment is given: <c>payment_intent_data</c>.</summary>
    [JsonIgnore]
    public IntentSeed IntentSeed { get; init; } = new();
}

/// <summary>What a session hands on to its payment.</summary>
public sealed record IntentSeed(
    IReadOnlyDictionary<string, string>? Metadata = null,
    string? Description = null,
    string? SetupFutureUsage = null
);

/// <summary>Parts of a session's total that the simulator never charges.</summary>
public sealed record TotalDetails(long AmountDiscount = 0, long AmountShipping = 0, long AmountTax = 0);

/// <summary>Who paid.</summary>
public sealed record CustomerDetails(string? Email, string? Name);
