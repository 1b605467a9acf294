namespace Marketplace.Foundation;

/// <summary>An invalid or missing setting: its key, the rule it breaks and an example value.</summary>
public sealed record OptionProblem(string Key, string Rule, string Example)
{
    public override string ToString() => $"{Key}: must be {Rule}. Example: {Example}";
}
