using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Stock errors.</summary>
public static class StockErrors
{
    public static readonly ErrorDefinition Insufficient = new(
        "stock.insufficient",
        ErrorKind.Conflict,
        new("Yetersiz stok", "Insufficient stock"),
        new("İstenen miktar stokta yok.", "Not enough units in stock.")
    );

    public static readonly ErrorDefinition BelowReserved = new(
        "stock.below_reserved",
        ErrorKind.Conflict,
        new("Ayrılmış stoğun altına inilemez", "Below reserved"),
        new(
            "Siparişler için ayrılmış {reserved} adedin altına inilemez.",
            "Stock cannot go below the {reserved} units reserved for orders."
        )
    );

    public static readonly ErrorDefinition VersionConflict = new(
        "stock.version_conflict",
        ErrorKind.Conflict,
        new("Stok bu arada değişti", "Stock changed"),
        new("Stok siz okuduktan sonra değişti; yeniden okuyun.", "The stock has changed since you read it; reload it.")
    );

    public static readonly ErrorSet All = new([Insufficient, BelowReserved, VersionConflict]);

    /// <summary>The error listing every short line; the first line is also given in separate parameters.</summary>
    internal static Error Short(IReadOnlyList<ShortLine> lines) =>
        Insufficient.With(
            ("variantId", lines[0].VariantId),
            ("requested", lines[0].Requested),
            ("available", lines[0].Available),
            ("lines", lines)
        );
}

/// <summary>A variant with too few available units.</summary>
internal sealed record ShortLine(Guid VariantId, int Requested, int Available);
