using Marketplace.Foundation;
using Marketplace.Modules.Products;

namespace Marketplace.Api.Products;

/// <summary>The options that a search asks for: <c>option[Renk]=Kırmızı&amp;option[Beden]=M</c>.</summary>
internal sealed record OptionFilter(IReadOnlyList<OptionChoice> Choices, IReadOnlyList<FieldError> Problems)
{
    public const string Parameter = "option";

    public const string Meaning =
        "Only products with one active variant that has these options, exactly as a facet names them: "
        + "option[Renk]=Kırmızı&option[Beden]=M. Several values of one option, sent as several parameters, are "
        + "alternatives. At most 10 values in all.";

    private const int MaxValues = 10;
    private const int MaxText = 100;

    public static OptionFilter Of(IQueryCollection query)
    {
        var (choices, problems) = (new List<OptionChoice>(), new List<FieldError>());
        foreach (var (key, values) in query)
        {
            if (Http.MapParameterMetadata.KeyOf(key, Parameter) is not { } name)
                continue;
            var texts = values.Select(v => v ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            choices.Add(new(name, [.. texts]));
            if (name.Length == 0 || choices[^1].Values.Any(string.IsNullOrEmpty))
                problems.Add(new("?" + key, "value.required"));
            else if (name.Length > MaxText || choices[^1].Values.Any(v => v.Length > MaxText))
                problems.Add(new("?" + key, "value.too_long", ("max", MaxText)));
        }

        if (choices.Sum(c => c.Values.Count) > MaxValues)
            problems.Add(new("?" + Parameter, "value.too_many", ("max", MaxValues)));
        choices.Sort((a, b) => StringComparer.Ordinal.Compare(a.Name, b.Name));
        return new(choices, problems);
    }
}
