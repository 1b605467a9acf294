namespace Marketplace.Bench;

/// <summary>A row of the table.</summary>
/// <param name="Name">Its name in files; never changes, so that old files can be compared.</param>
/// <param name="Format">How its value is written.</param>
internal sealed record Figure(string Name, string What, string Format = "0.0", Goal? Goal = null);
