namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A refund to the card.</summary>
public sealed class Refund : StripeObject
{
    /// <inheritdoc />
    public override string Object => "refund";

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string Charge { get; init; }

    public required string PaymentIntent { get; init; }

    public string? Reason { get; init; }

    /// <summary><c>pending</c>, <c>succeeded</c> or <c>failed</c>.</summary>
    public required string Status { get; set; }

    public string? FailureReason { get; set; }
}
