using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>Parameters in the provider's bracket notation, such as <c>line_items[0][price_data][currency]=try</c>, as a
/// tree.</summary>
/// <remarks>Unknown parameters are ignored.</remarks>
public sealed class FormNode
{
    private readonly OrderedDictionary<string, FormNode> _children = new(StringComparer.Ordinal);
    private readonly string _path;
    private string? _value;

    private FormNode(string path) => _path = path;

    /// <summary>The children in the order of the request: the items of an array.</summary>
    public IEnumerable<FormNode> Items => _children.Values;

    /// <summary>The child with a name; null if there is none.</summary>
    public FormNode? this[string name] => _children.GetValueOrDefault(name);

    /// <summary>Reads parameters from a query string or a form.</summary>
    public static FormNode Parse(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var root = new FormNode("");
        foreach (var (key, values) in parameters)
        {
            foreach (var text in values)
                root.Put(key, text);
        }

        return root;
    }

    /// <summary>The value itself; null if it is empty or has children.</summary>
    public string? Text() => string.IsNullOrEmpty(_value) ? null : _value;

    /// <summary>The text of a child; null if absent or empty.</summary>
    public string? Text(string name) => this[name]?.Text();

    /// <summary>The text of a required child.</summary>
    public string RequiredText(string name) => Text(name) ?? throw RefusedException.Required(PathOf(name));

    /// <summary>The integer of a child; null if absent.</summary>
    public long? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RefusedException.BadParameter(
                $"Invalid integer: {text}",
                PathOf(name),
                "parameter_invalid_integer"
            );
    }

    /// <summary>The integer of a required child, greater than zero.</summary>
    public long RequiredPositive(string name) =>
        Number(name) switch
        {
            null => throw RefusedException.Required(PathOf(name)),
            > 0 and var number => number,
            _ => throw RefusedException.BadParameter(
                "This value must be greater than or equal to 1.",
                PathOf(name),
                "parameter_invalid_integer"
            ),
        };

    /// <summary>The pairs below a child, such as metadata; empty if absent. Pairs without a value are left
    /// out.</summary>
    public Dictionary<string, string> Map(string name) =>
        this[name]
            ?._children.Where(pair => pair.Value.Text() is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Text()!)
        ?? [];

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}[{name}]";

    private void Put(string key, string? text)
    {
        var node = this;
        foreach (var segment in Segments(key))
        {
            var name = segment.Length == 0 ? node._children.Count.ToString(CultureInfo.InvariantCulture) : segment;
            if (!node._children.TryGetValue(name, out var child))
                node._children.Add(name, child = new FormNode(node.PathOf(name)));
            node = child;
        }

        node._value = text;
    }

    private static IEnumerable<string> Segments(string key)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || !key.EndsWith(']'))
            return [key];

        return [key[..open], .. key[(open + 1)..^1].Split("][")];
    }
}
