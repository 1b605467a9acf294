using Marketplace.Foundation;

namespace Marketplace.Modules.Products.Contracts;

/// <summary>Variants as checkout needs them.</summary>
public interface ISellableCatalog
{
    /// <summary>The variants among the ids; unknown ids are left out. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, SellableVariant>> FindAsync(
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    );
}

/// <summary>A variant at the moment of asking.</summary>
/// <param name="Options">Option values by name, for example <c>{"Beden":"M"}</c>.</param>
/// <param name="TaxBps">Tax inside the price, basis points.</param>
/// <param name="IsForSale">Active variant of an active, visible product; the store's own state comes from
/// Sellers.</param>
/// <param name="Available">Units that can be ordered now.</param>
public sealed record SellableVariant(
    Guid VariantId,
    Guid ProductId,
    Guid SellerId,
    string Title,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    Money UnitPrice,
    int TaxBps,
    bool IsForSale,
    int Available
);
