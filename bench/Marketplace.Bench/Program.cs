using System.Globalization;

namespace Marketplace.Bench;

/// <summary>Entry point: <c>[--rounds N] [--seconds N] [--only list,page,order,publish,webhook,paging]
/// [--api-apart]</c>.</summary>
/// <remarks>
/// <c>paging</c> writes a million products and runs only where it is named. <c>--api-apart</c> sends the load to the
/// Api in a process of its own, as it is deployed;
/// the one-process host beside it does the Worker's part, and <c>webhook</c> is left out because its payments go to
/// that host.
/// </remarks>
public static class Program
{
    /// <summary>Starts a marketplace with demo data in a throw-away directory, measures, prints ratios.</summary>
    public static async Task<int> Main(string[] args)
    {
        var rounds = Number(args, "--rounds", 3);
        var seconds = Number(args, "--seconds", 4);
        await using var shop = await BenchShop.StartAsync(args.Contains("--api-apart"));
        await new Measurements(shop, rounds, TimeSpan.FromSeconds(seconds), Names(args)).RunAsync(Console.Out);
        return 0;
    }

    private static string[] Names(string[] args) =>
        Array.IndexOf(args, "--only") is >= 0 and var at && at + 1 < args.Length
            ? args[at + 1].Split(',', StringSplitOptions.RemoveEmptyEntries)
            : [];

    private static int Number(string[] args, string name, int usual)
    {
        var at = Array.IndexOf(args, name);
        return
            at >= 0
            && at + 1 < args.Length
            && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number)
            && number > 0
            ? number
            : usual;
    }
}
