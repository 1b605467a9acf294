using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>A product of a store with its variants and images.</summary>
/// <remarks>Changing a variant or an image also changes the product's version. An active product has at least one
/// active variant.</remarks>
public sealed class Product : Entity
{
    public const int MaxVariants = 100;

    private readonly List<Variant> _variants = [];
    private readonly List<ProductImage> _images = [];

    private Product() { }

    public Guid SellerId { get; private init; }

    public Guid CategoryId { get; private set; }

    /// <summary>URL slug, unique across all products.</summary>
    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Plain text or limited Markdown; may be empty.</summary>
    public string Description { get; private set; } = "";

    public string? Brand { get; private set; }

    public TaxClass TaxClass { get; private set; }

    public ProductStatus Status { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it was first published; null before that.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? ModeratedAt { get; private set; }

    public string? ModerationReason { get; private set; }

    /// <summary>How the store's status affects the product.</summary>
    public ProductVisibility Storefront { get; private set; }

    /// <summary>Beyond the plan's listing limit: hidden, and not counted.</summary>
    public bool IsOverLimit { get; private set; }

    /// <summary>Why buyers cannot see it; computed by the database from all reasons.</summary>
    public ProductVisibility Visibility { get; private set; }

    /// <summary>Why it is hidden apart from moderation.</summary>
    internal ProductVisibility VisibilityOfListing =>
        Storefront != ProductVisibility.None ? Storefront
        : IsOverLimit ? ProductVisibility.OverLimit
        : ProductVisibility.None;

    /// <summary>Number of active variants with available units, maintained by stock movements.</summary>
    public int StockedVariants { get; private set; }

    /// <summary>Whether any active variant is in stock; computed by the database.</summary>
    public bool InStock { get; private set; }

    /// <summary>Units sold in the last 30 days, refreshed by a job.</summary>
    public int Popularity { get; private set; }

    /// <summary>Lowest price of the active variants; null when there is none.</summary>
    public long? MinPriceMinor { get; private set; }

    /// <summary>Compare-at price of the cheapest variant.</summary>
    public long? MinCompareAtMinor { get; private set; }

    /// <summary>Key of the first image in the image store.</summary>
    public string? CoverKey { get; private set; }

    /// <summary>Text for those who cannot see the first image.</summary>
    public string? CoverAlt { get; private set; }

    /// <summary>Pixels.</summary>
    public int? CoverWidth { get; private set; }

    /// <summary>Pixels.</summary>
    public int? CoverHeight { get; private set; }

    /// <summary>Option values and SKUs of the variants, for search.</summary>
    public string Keywords { get; private set; } = "";

    public IReadOnlyList<Variant> Variants => _variants;

    public IReadOnlyList<ProductImage> Images => _images;

    public bool HasActiveVariant => _variants.Any(v => v.IsActive);

    /// <summary>Whether no other variant is active.</summary>
    internal bool IsLastActive(Variant variant) => !_variants.Any(v => v.IsActive && v.Id != variant.Id);

    /// <summary>Creates a draft with its first variants.</summary>
    /// <param name="storefront">How the store's status currently affects its products.</param>
    /// <param name="stockedVariants">Number of these variants with available units.</param>
    public static Product Create(
        Guid id,
        Guid sellerId,
        ProductDetails details,
        ProductVisibility storefront,
        IEnumerable<Variant> variants,
        int stockedVariants,
        DateTimeOffset now
    )
    {
        var product = new Product
        {
            Id = id,
            SellerId = sellerId,
            CreatedAt = now,
            Storefront = storefront,
            StockedVariants = stockedVariants,
        };
        product.Describe(details, now);
        product._variants.AddRange(variants);
        product.Summarise();
        return product;
    }

    public ProductDetails Details() => new(CategoryId, Slug, Title, Description, Brand, TaxClass);

    public void Describe(ProductDetails details, DateTimeOffset now)
    {
        CategoryId = details.CategoryId;
        Slug = details.Slug;
        Title = details.Title.Trim();
        Description = Descriptions.Clean(details.Description);
        Brand = string.IsNullOrWhiteSpace(details.Brand) ? null : details.Brand.Trim();
        TaxClass = details.TaxClass;
        UpdatedAt = now;
    }

    /// <summary>Publishes the product, within the plan's listing limit.</summary>
    public void Publish(DateTimeOffset now)
    {
        Status = ProductStatus.Active;
        IsOverLimit = false;
        PublishedAt ??= now;
        UpdatedAt = now;
    }

    public void Unpublish(DateTimeOffset now) => Leave(ProductStatus.Draft, now);

    public void Archive(DateTimeOffset now) => Leave(ProductStatus.Archived, now);

    public void Moderate(string reason, DateTimeOffset now)
    {
        ModeratedAt = UpdatedAt = now;
        ModerationReason = reason;
    }

    public void Restore(DateTimeOffset now)
    {
        ModeratedAt = null;
        ModerationReason = null;
        UpdatedAt = now;
    }

    public void AddVariant(Variant variant, DateTimeOffset now)
    {
        _variants.Add(variant);
        ChildrenChanged(now);
    }

    public void RemoveVariant(Variant variant, DateTimeOffset now)
    {
        _variants.Remove(variant);
        ChildrenChanged(now);
    }

    public void AddImage(ProductImage image, DateTimeOffset now)
    {
        _images.Add(image);
        ChildrenChanged(now);
    }

    /// <summary>Changes the text of a picture; null or the same text changes nothing.</summary>
    public void DescribeImage(ProductImage image, string? alt, DateTimeOffset now)
    {
        if (alt is null || alt == image.Alt)
            return;
        image.Alt = alt;
        ChildrenChanged(now);
    }

    public void RemoveImage(ProductImage image, DateTimeOffset now)
    {
        _images.Remove(image);
        ChildrenChanged(now);
    }

    /// <summary>Updates summary, keywords and version after a change of a variant or an image.</summary>
    public void ChildrenChanged(DateTimeOffset now)
    {
        Summarise();
        UpdatedAt = now;
        Touch();
    }

    private void Leave(ProductStatus status, DateTimeOffset now)
    {
        Status = status;
        IsOverLimit = false;
        UpdatedAt = now;
    }

    private void Summarise()
    {
        var cheapest = _variants.Where(v => v.IsActive).OrderBy(v => v.PriceMinor).ThenBy(v => v.Id).FirstOrDefault();
        MinPriceMinor = cheapest?.PriceMinor;
        MinCompareAtMinor = cheapest?.CompareAtMinor;
        var cover = _images.OrderBy(i => i.Sort).ThenBy(i => i.Id).FirstOrDefault();
        (CoverKey, CoverAlt, CoverWidth, CoverHeight) = (cover?.Key, cover?.Alt, cover?.Width, cover?.Height);
        Keywords = string.Join(
            ' ',
            _variants
                .SelectMany(v => v.Options.Values.Append(v.Sku))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal)
        );
    }
}

/// <summary>Product details entered by the seller.</summary>
public sealed record ProductDetails(
    Guid CategoryId,
    string Slug,
    string Title,
    string Description,
    string? Brand,
    TaxClass TaxClass
);
