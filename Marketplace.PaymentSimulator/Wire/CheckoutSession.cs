using System.Text.Json.Serialization;
using Marketplace.PaymentSimulator.Store;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A checkout session: one payment on the hosted page.</summary>
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

    /// <summary>The address of the page; null if the session is not open.</summary>
    public string? Url => Status == "open" ? PageUrl : null;

    public required string SuccessUrl { get; init; }

    public string? CancelUrl { get; init; }

    public string? ClientReferenceId { get; init; }

    public string? CustomerEmail { get; init; }

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

    /// <summary>Shown on the checkout page only.</summary>
    [JsonIgnore]
    public required IReadOnlyList<LineItem> LineItems { get; init; }

    /// <summary>The sentence beside the button, as the client wrote it; null if there is none.</summary>
    [JsonIgnore]
    public string? SubmitMessage { get; init; }

    /// <summary>The request's <c>payment_intent_data</c>.</summary>
    [JsonIgnore]
    public required PaymentIntentData PaymentIntentData { get; init; }
}

/// <summary>What a session passes to its payment.</summary>
public sealed record PaymentIntentData(IReadOnlyDictionary<string, string> Metadata, string? Description);

/// <summary>Parts of a session's total, always zero here.</summary>
public sealed record TotalDetails(long AmountDiscount = 0, long AmountShipping = 0, long AmountTax = 0);

/// <summary>Who paid.</summary>
public sealed record CustomerDetails(string? Email, string? Name);
