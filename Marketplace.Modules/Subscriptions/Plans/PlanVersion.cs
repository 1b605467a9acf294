using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Price and limits of a plan from an instant on; never changed, only followed by another version.</summary>
/// <remarks>A trigger refuses every update and delete of its row.</remarks>
public sealed class PlanVersion
{
    private PlanVersion() { }

    internal PlanVersion(string planCode, int version, PlanTerms terms, DateTimeOffset effectiveFrom)
    {
        PlanCode = planCode;
        Version = version;
        PriceMinor = terms.Price.Amount;
        Currency = terms.Price.Currency;
        Period = terms.Period;
        Limits = terms.Limits;
        AnalyticsDays = terms.AnalyticsDays;
        Features = [.. terms.Features];
        CommissionBps = terms.CommissionBps;
        EffectiveFrom = effectiveFrom;
    }

    public string PlanCode { get; private init; } = "";

    /// <summary>Counts from 1 within the plan.</summary>
    public int Version { get; private init; }

    public long PriceMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public PlanPeriod Period { get; private init; }

    /// <summary>Limit per metric; an absent metric means 0.</summary>
    public IReadOnlyDictionary<string, long> Limits { get; private init; } = new Dictionary<string, long>();

    public int AnalyticsDays { get; private init; }

    public string[] Features { get; private init; } = [];

    public int CommissionBps { get; private init; }

    public DateTimeOffset EffectiveFrom { get; private init; }

    public Money Price => new(PriceMinor, Currency);

    public PlanTerms Terms => new(Price, Period, Limits, AnalyticsDays, Features, CommissionBps);
}
