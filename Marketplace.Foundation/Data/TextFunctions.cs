using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Database functions for searching texts.</summary>
public static class TextFunctions
{
    /// <summary>Whether a text contains another, ignoring case and Turkish diacritics.</summary>
    public static bool Matches(string text, string part) => throw new NotSupportedException("Runs in the database.");

    internal static void Declare(ModelBuilder model) =>
        model
            .HasDbFunction(typeof(TextFunctions).GetMethod(nameof(Matches))!)
            .HasName("matches")
            .HasSchema(FoundationDbContext.Schema);
}
