namespace Marketplace.Bench;

/// <summary>What was measured so far.</summary>
internal sealed class FigureSet
{
    private readonly Dictionary<string, double> _values = [];

    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Sets a figure that <see cref="FigureCatalog"/> lists.</summary>
    public void Set(string name, double value)
    {
        if (FigureCatalog.All.All(figure => figure.Name != name))
            throw new ArgumentException($"The catalog has no figure {name}.", nameof(name));
        _values[name] = value;
    }

    /// <summary>Sets the ratio of two figures, if both were measured.</summary>
    public void SetRatio(string name, string measured, string against)
    {
        if (_values.TryGetValue(measured, out var value) && _values.TryGetValue(against, out var yardstick))
            Set(name, value / yardstick);
    }

    /// <summary>A figure that another measurement needs.</summary>
    public double Need(string name) =>
        _values.TryGetValue(name, out var value)
            ? value
            : throw new InvalidOperationException($"{name} was not measured; add it to --only.");
}
