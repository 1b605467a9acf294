namespace Marketplace.Standalone;

/// <summary>Entry point.</summary>
public static class Program
{
    /// <summary>Starts the host.</summary>
    public static int Main() => 0;
}
