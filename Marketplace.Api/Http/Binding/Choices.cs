namespace Marketplace.Api.Http;

/// <summary>An enum query parameter that takes several values, separated by commas; each is written as for
/// <see cref="Choice{T}"/>.</summary>
public readonly record struct Choices<T>(IReadOnlyList<T> Values)
    where T : struct, Enum
{
    public static bool TryParse(string? text, out Choices<T> choices)
    {
        var values = new List<T>();
        choices = new(values);
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Choice<T>.TryParse(name, out var choice))
                return false;
            if (!values.Contains(choice.Value))
                values.Add(choice.Value);
        }

        return true;
    }
}
