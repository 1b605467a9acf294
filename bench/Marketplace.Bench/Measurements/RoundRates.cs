using System.Globalization;

namespace Marketplace.Bench;

/// <summary>The rates of the rounds that count.</summary>
internal sealed class RoundRates
{
    private readonly Dictionary<string, List<double>> _rates = [];

    /// <summary>Whether the rates of this round do not count.</summary>
    public bool IsWarmUp { get; set; }

    public IEnumerable<(string Name, double Rate)> Medians => _rates.Select(kept => (kept.Key, kept.Value.Median()));

    /// <summary>The last rate of each, for the progress line.</summary>
    public string Last =>
        string.Join(
            "  ",
            _rates.Select(kept => string.Create(CultureInfo.InvariantCulture, $"{kept.Key} {kept.Value[^1]:0}"))
        );

    public void Keep(string name, double rate)
    {
        if (IsWarmUp)
            return;
        if (!_rates.TryGetValue(name, out var kept))
            _rates[name] = kept = [];
        kept.Add(rate);
    }
}
