using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>One payment.</summary>
public sealed class PaymentIntent : StripeObject
{
    /// <inheritdoc />
    public override string Object => "payment_intent";

    public required long Amount { get; set; }

    public long AmountReceived { get; set; }

    public long AmountCapturable => 0;

    public required string Currency { get; set; }

    public string Status { get; set; } = "requires_payment_method";

    public string CaptureMethod => "automatic";

    public string ConfirmationMethod => "automatic";

    public string ClientSecret => $"{Id}_secret_simulator";

    public string? Description { get; init; }

    public string? PaymentMethod { get; set; }

    public IReadOnlyList<string> PaymentMethodTypes { get; } = ["card"];

    public string? LatestCharge { get; set; }

    public StripeError? LastPaymentError { get; set; }

    public NextAction? NextAction { get; set; }

    public string? ReceiptEmail { get; init; }

    public long? CanceledAt { get; set; }

    public string? CancellationReason { get; set; }

    /// <summary>The checkout session of the payment.</summary>
    [JsonIgnore]
    public required string Session { get; init; }

    /// <summary>The simulator's address as the client saw it.</summary>
    [JsonIgnore]
    public required string BaseUrl { get; init; }

    /// <summary>Whether it can still be paid.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is "requires_payment_method" or "requires_action";
}

/// <summary>What the cardholder must do next.</summary>
public sealed record NextAction(RedirectToUrl RedirectToUrl)
{
    public string Type => "redirect_to_url";
}

/// <summary>The page to send the cardholder to.</summary>
public sealed record RedirectToUrl(string Url);
