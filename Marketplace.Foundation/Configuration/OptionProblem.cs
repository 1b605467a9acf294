namespace Marketplace.Foundation;

/// <summary>A wrong or missing setting: its key, the rule it breaks and a value that works.</summary>
public sealed record OptionProblem(string Key, string Rule, string Example)
{
    public override string ToString() => $"{Key}: must be {Rule}. Example: {Example}";
}
