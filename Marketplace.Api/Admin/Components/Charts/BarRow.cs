namespace Marketplace.Api.Admin.Components;

/// <summary>A row of a chart of horizontal bars.</summary>
/// <param name="Value">Length of the bar; negative has none.</param>
/// <param name="Said">The value as text.</param>
/// <param name="Href">Where the label leads; null for nowhere.</param>
public sealed record BarRow(string Label, long Value, string Said, string? Href = null);
