namespace Marketplace.Bench;

/// <summary>Something measured once in every round.</summary>
internal sealed record RoundPart(string Name, Func<Task> MeasureAsync);
