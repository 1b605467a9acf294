namespace Marketplace.Bench;

/// <summary>Summaries of samples.</summary>
internal static class Percentiles
{
    public static double Median(this IEnumerable<double> samples) => samples.At(0.5);

    /// <param name="share">0.99 for the time that 99 of 100 keep.</param>
    public static double At(this IEnumerable<double> samples, double share)
    {
        var sorted = samples.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}
