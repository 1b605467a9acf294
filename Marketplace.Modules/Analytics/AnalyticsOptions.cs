using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>Settings of sales analytics.</summary>
internal sealed class AnalyticsOptions : ICheckedOptions
{
    public const string Section = "Analytics";

    /// <summary>Maximum value one order contributes to the popularity score, in minor units, so that a single expensive
    /// sale does not make a store popular.</summary>
    public long PopularityOrderCap { get; set; } = 500_000;

    /// <summary>Days after registration before an account's orders count towards the popularity of a
    /// store.</summary>
    public int PopularityAccountDays { get; set; } = 7;

    public IEnumerable<OptionProblem> Check()
    {
        if (PopularityAccountDays is < 0 or > 365)
            yield return new($"{Section}:{nameof(PopularityAccountDays)}", "a whole number between 0 and 365", "7");
        if (PopularityOrderCap is < 1 or > Money.MaxAmount)
            yield return new($"{Section}:{nameof(PopularityOrderCap)}", "minor units between 1 and 10^15", "500000");
    }
}
