using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Marketplace.Modules.Products;

/// <summary>Database functions of the catalog that queries name.</summary>
internal static class CatalogFunctions
{
    /// <summary>Whether a text stands in another, letter case and Turkish letters folded.</summary>
    public static bool Matches(string text, string part) => throw new NotSupportedException("Runs in the database.");

    public static void Declare(IMutableModel model)
    {
        var matches = model.AddDbFunction(typeof(CatalogFunctions).GetMethod(nameof(Matches))!);
        matches.Name = "matches";
        matches.Schema = ProductsModule.Schema;
    }
}
