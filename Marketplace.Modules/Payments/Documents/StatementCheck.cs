using System.Globalization;
using System.Text.Json;

namespace Marketplace.Modules.Payments;

/// <summary>Adds a statement up from its file alone, without a database: what a store can do with what it was
/// sent.</summary>
/// <param name="Number">Of the statement; null in a file that does not say it.</param>
/// <param name="Lines">How many postings it has.</param>
/// <param name="Opening">Major units.</param>
/// <param name="Closing">Major units.</param>
/// <param name="Problems">What does not add up; empty when everything does.</param>
public sealed record StatementCheck(
    string? Number,
    int Lines,
    decimal Opening,
    decimal Closing,
    IReadOnlyList<string> Problems
)
{
    /// <summary>Checks a file as the Api answers it, JSON or CSV.</summary>
    /// <exception cref="FormatException">The file is no statement.</exception>
    public static StatementCheck Of(string file)
    {
        var text = file.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        try
        {
            return text.StartsWith('{') ? StatementJson.Check(text) : StatementCsv.Check(text);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("it is not the JSON of a statement", exception);
        }
    }

    /// <summary>The result in words.</summary>
    public string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Statement {Number ?? "without a number"}: {Lines} lines, from {Opening} to {Closing}. "
        ) + (Problems.Count == 0 ? "It adds up." : "It does not add up: " + string.Join("; ", Problems) + ".");
}
