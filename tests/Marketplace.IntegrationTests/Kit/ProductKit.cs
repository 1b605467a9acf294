using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>A published variant that buyers can order.</summary>
public sealed record Goods(Guid SellerId, Guid ProductId, Guid VariantId);

/// <summary>What a test wants of a product; each variant costs one minor unit more than the one before.</summary>
public sealed record ProductSpec(
    string Title = "Bakır cezve",
    int Stock = 10,
    long PriceMinor = 10_000,
    int Variants = 1,
    bool Publish = true,
    int LowThreshold = 0,
    string? Sku = null
);

/// <summary>Makes products through the service. Over HTTP: <c>Products.Catalog</c>.</summary>
public static class ProductKit
{
    /// <summary>A store's only variant of a product of its own, published.</summary>
    public static async Task<Goods> GoodsAsync(
        this MarketplaceApp app,
        SignIn seller,
        int stock = 10,
        long priceMinor = 10_000,
        string title = "Bakır cezve"
    )
    {
        var made = await app.MakeProductAsync(seller.SellerId, new(title, stock, priceMinor));
        return new(seller.SellerId, made.Id, made.Variants.Single().Id);
    }

    /// <summary>A product that must be accepted; everything said about the store is heard first.</summary>
    public static async Task<Product> MakeProductAsync(this MarketplaceApp app, Guid sellerId, ProductSpec? spec = null)
    {
        await app.DrainAsync();
        var made = await app.TryMakeProductAsync(Actor.System, sellerId, spec ?? new());
        Assert.True(made.Succeeded, made.Error?.Code);
        return made.Value;
    }

    /// <summary>A product that may be refused.</summary>
    public static async Task<Result<Product>> TryMakeProductAsync(
        this MarketplaceApp app,
        Actor actor,
        Guid sellerId,
        ProductSpec spec
    )
    {
        var category = await app.QueryAsync(db =>
            db.Set<Category>().Where(c => c.Slug == "elektronik").Select(c => c.Id).SingleAsync()
        );
        var variants = Enumerable.Range(0, spec.Variants).Select(number => VariantOf(spec, number)).ToArray();
        return await app.InScopeAsync<ProductService, Result<Product>>(s =>
            s.CreateAsync(
                actor,
                new(sellerId, category, null, spec.Title, "", null, TaxClass.Standard, spec.Publish, variants),
                default
            )
        );
    }

    private static NewVariant VariantOf(ProductSpec spec, int number) =>
        new(
            new(
                $"{spec.Sku ?? $"SKU-{Guid.CreateVersion7():N}"}-{number}",
                spec.Variants == 1
                    ? new Dictionary<string, string>()
                    : new Dictionary<string, string> { ["Size"] = $"{number}" },
                new(spec.PriceMinor + number, "TRY"),
                null,
                null,
                true
            ),
            spec.Stock,
            spec.LowThreshold
        );
}
