using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Reads single products and the product lists of sellers and administrators.</summary>
public sealed class ProductQueries(MarketplaceDbContext db, ISellerDirectory sellers, CursorCodec cursors)
{
    private static readonly Keyset<Product, Guid> Newest = Keyset.Descending<Product>("created", p => p.Id);

    /// <summary>A product visible to buyers, by id or slug; null when there is none. Four statements.</summary>
    public async Task<PublicProduct?> FindPublicAsync(string idOrSlug, CancellationToken cancellationToken)
    {
        var products = db.Set<Product>()
            .AsNoTracking()
            .Where(p => p.Status == ProductStatus.Active && p.Visibility == ProductVisibility.None);
        products = Guid.TryParse(idOrSlug, out var id)
            ? products.Where(p => p.Id == id)
            : products.Where(p => p.Slug == idOrSlug);
        var head = await (
            from p in products
            join c in db.Set<Category>() on p.CategoryId equals c.Id
            from c3 in db.Set<Category>().Where(a => a.Id == c.ParentId).DefaultIfEmpty()
            from c2 in db.Set<Category>().Where(a => a.Id == c3!.ParentId).DefaultIfEmpty()
            from c1 in db.Set<Category>().Where(a => a.Id == c2!.ParentId).DefaultIfEmpty()
            select new { Product = p, Path = new[] { c1, c2, c3, c } }
        ).SingleOrDefaultAsync(cancellationToken);
        if (head is null)
            return null;
        var variants = await Variants(head.Product.Id, activeOnly: true).ToListAsync(cancellationToken);
        var images = await Images(head.Product.Id).ToListAsync(cancellationToken);
        var store = (await sellers.FindAsync([head.Product.SellerId], cancellationToken)).GetValueOrDefault(
            head.Product.SellerId
        );
        var path = head
            .Path.OfType<Category>()
            .Select(c => new CategoryRef(c.Id, c.Slug, c.NameTr, c.NameEn))
            .ToArray();
        return new(head.Product, path, store?.Ref, variants, images);
    }

    /// <summary>A store's own product with all details, even if hidden; null when it is not the store's. Three
    /// statements.</summary>
    public async Task<SellerProduct?> FindForSellerAsync(
        Guid sellerId,
        Guid productId,
        CancellationToken cancellationToken
    )
    {
        var product = await db.Set<Product>()
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == productId && p.SellerId == sellerId, cancellationToken);
        if (product is null)
            return null;
        return new(
            product,
            await Variants(productId).ToListAsync(cancellationToken),
            await Images(productId).ToListAsync(cancellationToken)
        );
    }

    /// <summary>Lists products for their sellers or administrators, newest first. One statement.</summary>
    public async Task<Result<Page<ProductRow>>> ListAsync(
        ProductFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, filter.ToString());
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await opened
            .Value.Of(Filtered(filter))
            .Select(p => new ProductRow(
                p.Id,
                p.SellerId,
                p.CategoryId,
                p.Slug,
                p.Title,
                p.Status,
                p.Visibility,
                p.MinPriceMinor,
                p.InStock,
                p.Variants.Count,
                p.CoverKey == null ? null : new(p.CoverKey, p.CoverAlt ?? "", p.CoverWidth, p.CoverHeight),
                p.ModerationReason,
                p.PublishedAt,
                p.CreatedAt,
                p.UpdatedAt,
                p.Version
            ))
            .ToListAsync(cancellationToken);
        return opened.Value.From(rows, p => p.Id);
    }

    private IQueryable<Product> Filtered(ProductFilter filter)
    {
        var products = db.Set<Product>().AsNoTracking();
        if (filter.SellerId is { } sellerId)
            products = products.Where(p => p.SellerId == sellerId);
        if (filter.CategoryId is { } categoryId)
            products = products.Where(p => p.CategoryId == categoryId);
        if (filter.Status is { } status)
            products = products.Where(p => p.Status == status);
        if (filter.Visibility is { } visibility)
            products = products.Where(p => p.Visibility == visibility);
        if (filter.Text is { } text)
            products = products.Where(p => CatalogFunctions.Matches(p.Title + " " + p.Keywords, text));
        return products;
    }

    private IQueryable<VariantView> Variants(Guid productId, bool activeOnly = false) =>
        from v in db.Set<Variant>().AsNoTracking()
        join s in db.Set<StockItem>() on v.Id equals s.VariantId
        where v.ProductId == productId && (v.IsActive || !activeOnly)
        orderby v.CreatedAt, v.Id
        select new VariantView(
            v.Id,
            v.ProductId,
            v.Sku,
            v.Options,
            v.PriceMinor,
            v.CompareAtMinor,
            v.Currency,
            v.WeightGrams,
            v.IsActive,
            s.OnHand,
            s.Reserved,
            s.OnHand - s.Reserved,
            s.LowThreshold,
            v.Version
        );

    private IQueryable<ImageView> Images(Guid productId) =>
        db.Set<ProductImage>()
            .AsNoTracking()
            .Where(i => i.ProductId == productId)
            .OrderBy(i => i.Sort)
            .ThenBy(i => i.Id)
            .Select(i => new ImageView(i.Id, i.Key, i.Alt, i.Width, i.Height));
}

/// <summary>Filter of a seller's or an administrator's product list; null leaves a filter out.</summary>
/// <param name="Text">Part of the title or a SKU, ignoring case and diacritics.</param>
public sealed record ProductFilter(
    Guid? SellerId,
    Guid? CategoryId,
    ProductStatus? Status,
    ProductVisibility? Visibility,
    string? Text
);

/// <summary>A product in a seller's or an administrator's list.</summary>
public sealed record ProductRow(
    Guid Id,
    Guid SellerId,
    Guid CategoryId,
    string Slug,
    string Title,
    ProductStatus Status,
    ProductVisibility Visibility,
    long? MinPriceMinor,
    bool InStock,
    int VariantCount,
    Picture? Cover,
    string? ModerationReason,
    DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
);

/// <summary>A product as buyers see it, with its active variants.</summary>
/// <param name="Path">Its categories from the root to its own.</param>
public sealed record PublicProduct(
    Product Product,
    IReadOnlyList<CategoryRef> Path,
    SellerRef? Seller,
    IReadOnlyList<VariantView> Variants,
    IReadOnlyList<ImageView> Images
);

/// <summary>A product as its seller sees it.</summary>
public sealed record SellerProduct(
    Product Product,
    IReadOnlyList<VariantView> Variants,
    IReadOnlyList<ImageView> Images
);

/// <summary>A variant with its stock.</summary>
public sealed record VariantView(
    Guid Id,
    Guid ProductId,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    long PriceMinor,
    long? CompareAtMinor,
    string Currency,
    int? WeightGrams,
    bool IsActive,
    int OnHand,
    int Reserved,
    int Available,
    int LowThreshold,
    long Version
)
{
    public Money Price => new(PriceMinor, Currency);

    public Money? CompareAtPrice => CompareAtMinor is { } amount ? new Money(amount, Currency) : null;
}

/// <summary>An image of a product.</summary>
public sealed record ImageView(Guid Id, string Key, string Alt, int Width, int Height);
