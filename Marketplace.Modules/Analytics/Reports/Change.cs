using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>Change of a figure compared with the previous period of the same length.</summary>
public static class Change
{
    /// <summary>The change in basis points, rounded half away from zero; null when the previous value is
    /// zero.</summary>
    public static long? Bps(long now, long before)
    {
        if (before == 0)
            return null;
        var sign = before < 0 ? -1 : 1;
        return (long)Rounding.DivideHalfAway(((Int128)now - before) * 10_000 * sign, (Int128)before * sign);
    }

    /// <summary>The average, rounded half away from zero; 0 when the count is zero.</summary>
    public static long Average(long sum, long count) => count == 0 ? 0 : (long)Rounding.DivideHalfAway(sum, count);
}
