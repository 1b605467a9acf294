using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>What one unit costs, once or per period.</summary>
public sealed class Price : StripeObject
{
    /// <inheritdoc />
    public override string Object => "price";

    public bool Active => true;

    public string BillingScheme => "per_unit";

    public required string Currency { get; init; }

    public required long UnitAmount { get; init; }

    public string UnitAmountDecimal => UnitAmount.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public required string Product { get; init; }

    public Recurring? Recurring { get; init; }

    public string? LookupKey { get; init; }

    public string? Nickname { get; init; }

    public string Type => Recurring is null ? "one_time" : "recurring";

    /// <summary>The product's name; products are not objects of their own here.</summary>
    [JsonIgnore]
    public required string ProductName { get; init; }

    [JsonIgnore]
    public string? ProductDescription { get; init; }
}

/// <summary>How often a price is charged.</summary>
public sealed record Recurring(string Interval, long IntervalCount)
{
    public string UsageType => "licensed";

    /// <summary>The end of the period that begins at <paramref name="start"/>.</summary>
    public DateTimeOffset EndOf(DateTimeOffset start) =>
        Interval switch
        {
            "day" => start.AddDays(IntervalCount),
            "week" => start.AddDays(7 * IntervalCount),
            "year" => start.AddYears((int)IntervalCount),
            _ => start.AddMonths((int)IntervalCount),
        };
}
