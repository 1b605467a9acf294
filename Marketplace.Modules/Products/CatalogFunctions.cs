using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Marketplace.Modules.Products;

/// <summary>Catalog database functions used in queries.</summary>
internal static class CatalogFunctions
{
    /// <summary>Whether a text contains another, ignoring case and Turkish diacritics.</summary>
    public static bool Matches(string text, string part) => throw new NotSupportedException("Runs in the database.");

    public static void Declare(IMutableModel model)
    {
        var matches = model.AddDbFunction(typeof(CatalogFunctions).GetMethod(nameof(Matches))!);
        matches.Name = "matches";
        matches.Schema = ProductsModule.Schema;
    }
}
