using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A test card as the API shows it. The number itself is never kept.</summary>
public sealed class PaymentMethod : StripeObject
{
    /// <inheritdoc />
    public override string Object => "payment_method";

    public string Type => "card";

    public string? Customer { get; set; }

    public required CardDetails Card { get; init; }

    public required BillingDetails BillingDetails { get; init; }

    /// <summary>What happens when it is charged again without the cardholder.</summary>
    [JsonIgnore]
    public required Scenario Later { get; set; }
}

/// <summary>What may be shown of a card.</summary>
public sealed record CardDetails(string Last4, int ExpMonth, int ExpYear)
{
    public string Brand => "visa";

    public string Country => "TR";

    public string Funding => "credit";
}

/// <summary>Who holds the card.</summary>
public sealed record BillingDetails(string? Email, string? Name);
