using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>One payment, from the first attempt to its end.</summary>
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

    public string? Customer { get; set; }

    public string? Description { get; init; }

    public string? PaymentMethod { get; set; }

    public IReadOnlyList<string> PaymentMethodTypes { get; } = ["card"];

    public string? LatestCharge { get; set; }

    public StripeError? LastPaymentError { get; set; }

    public NextAction? NextAction { get; set; }

    public string? SetupFutureUsage { get; init; }

    public string? ReceiptEmail { get; init; }

    public long? CanceledAt { get; set; }

    public string? CancellationReason { get; set; }

    /// <summary>The checkout session it belongs to; null for a payment the client made itself.</summary>
    [JsonIgnore]
    public string? Session { get; init; }

    /// <summary>The simulator's address as the client saw it.</summary>
    [JsonIgnore]
    public required string BaseUrl { get; init; }

    [JsonIgnore]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether another attempt may still change it.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is "requires_payment_method" or "requires_confirmation" or "requires_action";
}

/// <summary>What the cardholder must do before the payment goes on.</summary>
public sealed record NextAction(RedirectToUrl RedirectToUrl)
{
    public string Type => "redirect_to_url";
}

/// <summary>The page to send the cardholder to, and the one he comes back to.</summary>
public sealed record RedirectToUrl(string Url, string? ReturnUrl);
