using System.Globalization;

namespace Marketplace.Bench;

/// <summary>Entry point: <c>[--rounds N] [--seconds N] [--only list,page,order,publish,webhook,paging]</c>; <c>paging</c> writes a million products and runs only where it is named.</summary>
public static class Program
{
    /// <summary>Starts a marketplace with demo data in a throw-away directory, measures, prints ratios.</summary>
    public static async Task<int> Main(string[] args)
    {
        var rounds = Number(args, "--rounds", 3);
        var seconds = Number(args, "--seconds", 4);
        await using var shop = await BenchShop.StartAsync();
        await new Measurements(shop, rounds, TimeSpan.FromSeconds(seconds), Names(args)).RunAsync(Console.Out);
        return 0;
    }

    private static string[] Names(string[] args) =>
        Array.IndexOf(args, "--only") is >= 0 and var at && at + 1 < args.Length ? args[at + 1].Split(',', StringSplitOptions.RemoveEmptyEntries) : [];

    private static int Number(string[] args, string name, int usual)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;
    }
}
