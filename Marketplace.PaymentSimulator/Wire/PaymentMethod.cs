namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A test card as the API shows it. The number is never stored.</summary>
public sealed class PaymentMethod : StripeObject
{
    /// <inheritdoc />
    public override string Object => "payment_method";

    public string Type => "card";

    public required CardDetails Card { get; init; }

    public required BillingDetails BillingDetails { get; init; }
}

/// <summary>The details of a card that may be shown.</summary>
public sealed record CardDetails(string Last4, int ExpMonth, int ExpYear)
{
    public string Brand => "visa";

    public string Country => "TR";

    public string Funding => "credit";
}

/// <summary>The cardholder.</summary>
public sealed record BillingDetails(string? Email, string? Name);
