using System.Globalization;
using System.Text;

namespace Marketplace.Bench;

/// <summary>The rates of the rounds that count.</summary>
internal sealed class RoundRates
{
    private readonly Dictionary<string, List<double>> _rates = [];
    private readonly StringBuilder _news = new();

    /// <summary>Whether the rates of this round do not count.</summary>
    public bool IsWarmUp { get; set; }

    public IEnumerable<(string Name, double Rate)> Medians => _rates.Select(kept => (kept.Key, kept.Value.Median()));

    public void Keep(string name, double rate)
    {
        _news.Append(CultureInfo.InvariantCulture, $"  {name} {rate:0}");
        if (IsWarmUp)
            return;
        if (!_rates.TryGetValue(name, out var kept))
            _rates[name] = kept = [];
        kept.Add(rate);
    }

    /// <summary>The rates since the last call, for the progress line.</summary>
    public string TakeNews()
    {
        var news = _news.ToString();
        _news.Clear();
        return news;
    }
}
