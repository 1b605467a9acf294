using Marketplace.Foundation;

namespace Marketplace.Modules.Products.Contracts;

/// <summary>Variants as needed by checkout.</summary>
public interface ISellableCatalog
{
    /// <summary>Variants by id; unknown ids are omitted. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, SellableVariant>> FindAsync(
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    );

    /// <summary>As <see cref="FindAsync"/>, in a batch with other reads.</summary>
    BatchedRead<IReadOnlyDictionary<Guid, SellableVariant>> Find(ReadBatch batch, IReadOnlyCollection<Guid> variantIds);
}

/// <summary>Current state of a variant.</summary>
/// <param name="Options">Option values by name, for example <c>{"Beden":"M"}</c>.</param>
/// <param name="TaxBps">Tax rate included in the price, basis points.</param>
/// <param name="IsForSale">Active variant of an active, visible product; the store's own status comes from
/// Sellers.</param>
/// <param name="Available">Units that can be ordered now.</param>
/// <param name="Image">The product's first image; null when there is none.</param>
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
    int Available,
    Picture? Image
);
