using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Bench;

/// <summary>One run: what is measured, the figures so far, and what failed. A failed measurement is named and the run
/// goes on.</summary>
internal sealed class BenchRun(BenchShop shop, BenchOptions options, TextWriter output)
{
    private readonly List<string> _failures = [];

    public BenchShop Shop => shop;

    public BenchOptions Options => options;

    public FigureSet Figures { get; } = new();

    /// <summary>The measurements that failed, each with its reason.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Whether a part of a measurement was asked for.</summary>
    public bool Wants(string name) => options.Only.Count == 0 || options.Only.Contains(name);

    public async Task MeasureAsync(IReadOnlyList<Measurement> measurements)
    {
        foreach (var measurement in measurements.Where(IsWanted))
        {
            var started = Stopwatch.GetTimestamp();
            await SayAsync($"{measurement.Title} …");
            await TryAsync(measurement.Title, () => measurement.RunAsync(this));
            await SayAsync(
                string.Create(CultureInfo.InvariantCulture, $"  {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s")
            );
        }
    }

    /// <summary>Runs a part; a failure is written down under its name.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> TryAsync(string name, Func<Task> measureAsync)
    {
        try
        {
            // Access tokens live for minutes, the run takes longer.
            await shop.Clients.SignInAsync();
            await measureAsync();
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _failures.Add($"{name}: {exception.Message}");
            await SayAsync($"  {name} failed: {exception}");
            return false;
        }
    }

    /// <summary>Says how far the run is.</summary>
    public Task SayAsync(string line) => output.WriteLineAsync(line);

    /// <summary>Says the next part of a line.</summary>
    public Task SayPartAsync(string text) => output.WriteAsync(text);

    private bool IsWanted(Measurement measurement) =>
        options.Only.Count == 0 ? !measurement.OnlyByName : measurement.Names.Any(options.Only.Contains);
}
