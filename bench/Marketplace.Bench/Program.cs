namespace Marketplace.Bench;

/// <summary>Entry point.</summary>
public static class Program
{
    /// <summary>Starts the benchmarks.</summary>
    public static int Main() => 0;
}
