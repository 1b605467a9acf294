namespace Marketplace.Bench;

/// <summary>Entry point: starts a marketplace with demo data in a throw-away directory, measures, prints the figures
/// beside their goals. What it can be asked for says <c>./dev help bench</c>.</summary>
public static class Program
{
    /// <summary>Exit code 0 when everything asked for was measured, 1 otherwise; a missed goal is no failure.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (BenchOptions.Parse(args, MeasurementList.Names, out var refusal) is not { } options)
        {
            await Console.Error.WriteLineAsync($"./dev bench: {refusal}");
            return 1;
        }

        // Read before the measurements: a file that cannot be read is found at once.
        var before = options.Compare is { } file ? FigureFile.Read(file) : null;
        var output = Console.Out;
        await using var shop = await BenchShop.StartAsync(options.ApiApart);
        var run = new BenchRun(shop, options, output);
        await run.MeasureAsync(MeasurementList.All);
        await FigureTable.WriteAsync(output, run.Figures, before);
        if (options.Json is { } target)
            FigureFile.Write(target, run.Figures, options);
        foreach (var failure in run.Failures)
            await output.WriteLineAsync($"not measured: {failure}");
        return run.Failures.Count == 0 ? 0 : 1;
    }
}
