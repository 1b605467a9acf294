namespace Marketplace.PaymentSimulator.Wire;

/// <summary>The cardholder's bank contests a charge, or asks about it.</summary>
public sealed class Dispute : StripeObject
{
    /// <inheritdoc />
    public override string Object => "dispute";

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string Charge { get; init; }

    public required string PaymentIntent { get; init; }

    public required string Reason { get; init; }

    /// <summary><c>needs_response</c>, <c>won</c> or <c>lost</c>; <c>warning_needs_response</c> or
    /// <c>warning_closed</c> for a question.</summary>
    public required string Status { get; set; }

    public required EvidenceDetails EvidenceDetails { get; init; }

    public bool IsChargeRefundable => Status.StartsWith("warning_", StringComparison.Ordinal);
}

/// <summary>Until when the bank accepts an answer, in Unix seconds.</summary>
public sealed record EvidenceDetails(long DueBy);
