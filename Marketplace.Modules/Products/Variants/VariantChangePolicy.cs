using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Changes a variant within its product: which details it may have, and what follows from them.</summary>
/// <remarks>Whether its stock counts towards the product follows with
/// <see cref="IStockRepository.SetListedAsync"/>.</remarks>
public sealed class VariantChangePolicy(VariantFactory variants, EventOutbox outbox, TimeProvider clock)
{
    /// <returns>Why the variant stays as it was; null when it was changed.</returns>
    /// <remarks>Errors: <c>product.archived</c>, <c>product.not_publishable</c> when an active product would lose its
    /// last active variant, and those of <see cref="VariantFactory.Check"/>.</remarks>
    internal Error? Change(Product product, Variant variant, VariantDetails details)
    {
        if (product.Status == ProductStatus.Archived)
            return ProductErrors.Archived.ToError();
        if (variants.Check(details) is { } refusal)
            return refusal;
        if (product.Status == ProductStatus.Active && !details.IsActive && product.IsLastActive(variant))
            return ProductErrors.NotPublishable.With(("reasons", new[] { PublishRefusal.NoActiveVariant }));
        var price = variant.Price;
        variant.Change(details);
        if (details.Price != price)
            outbox.Add(new PriceChanged(variant.Id, product.Id, price, details.Price));
        product.ChildrenChanged(clock.GetUtcNow());
        return null;
    }
}
