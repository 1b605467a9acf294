namespace Marketplace.PaymentSimulator.Wire;

/// <summary>One attempt to charge a card.</summary>
public sealed class Charge : StripeObject
{
    /// <inheritdoc />
    public override string Object => "charge";

    public required long Amount { get; init; }

    public long AmountCaptured => Paid ? Amount : 0;

    public long AmountRefunded { get; set; }

    public bool Captured => Paid;

    public required string Currency { get; init; }

    public string? Description { get; init; }

    public bool Disputed { get; set; }

    public string? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    public required bool Paid { get; init; }

    public required string PaymentIntent { get; init; }

    public required string PaymentMethod { get; init; }

    public required PaymentMethodDetails PaymentMethodDetails { get; init; }

    public bool Refunded => Paid && AmountRefunded == Amount;

    public string Status => Paid ? "succeeded" : "failed";
}

/// <summary>The charged card.</summary>
public sealed record PaymentMethodDetails(CardDetails Card)
{
    public string Type => "card";
}
