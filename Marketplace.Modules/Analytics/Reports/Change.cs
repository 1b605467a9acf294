using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>How a figure moved against the span of equal length before.</summary>
public static class Change
{
    /// <summary>In basis points, rounded half away from zero; null when there was nothing before.</summary>
    public static long? Bps(long now, long before)
    {
        if (before == 0)
            return null;
        var sign = before < 0 ? -1 : 1;
        return (long)Rounding.DivideHalfAway(((Int128)now - before) * 10_000 * sign, (Int128)before * sign);
    }

    /// <summary>A share of an amount, rounded half away from zero; 0 of nothing.</summary>
    public static long Average(long sum, long count) => count == 0 ? 0 : (long)Rounding.DivideHalfAway(sum, count);
}
