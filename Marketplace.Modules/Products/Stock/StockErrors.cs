using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>What stock refuses.</summary>
public static class StockErrors
{
    public static readonly ErrorDefinition Insufficient = new(
        "stock.insufficient",
        ErrorKind.Conflict,
        "Yetersiz stok",
        "Insufficient stock",
        "İstenen miktar stokta yok.",
        "There are not enough units in stock."
    );

    public static readonly ErrorDefinition BelowReserved = new(
        "stock.below_reserved",
        ErrorKind.Conflict,
        "Ayrılmış stoğun altına inilemez",
        "Below reserved",
        "Siparişler için ayrılmış {reserved} adedin altına inilemez.",
        "{reserved} units are held for orders; the stock cannot go below them."
    );

    public static readonly ErrorDefinition VersionConflict = new(
        "stock.version_conflict",
        ErrorKind.Conflict,
        "Stok bu arada değişti",
        "Stock changed",
        "Stok siz okuduktan sonra değişti (şimdiki sürüm {version}); yeniden okuyun.",
        "The stock changed after you read it (now version {version}); read it again."
    );

    public static readonly ErrorSet All = new([Insufficient, BelowReserved, VersionConflict]);

    /// <summary>The refusal that names every line that is too short; its first line stands in the parameters by itself
    /// as well.</summary>
    internal static Error Short(IReadOnlyList<ShortLine> lines) =>
        Insufficient.With(
            ("variantId", lines[0].VariantId),
            ("requested", lines[0].Requested),
            ("available", lines[0].Available),
            ("lines", lines)
        );
}

/// <summary>A variant of which too few units are there.</summary>
public sealed record ShortLine(Guid VariantId, int Requested, int Available);
