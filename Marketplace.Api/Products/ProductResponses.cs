using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Products;

/// <summary>A product in the public list.</summary>
/// <param name="Price">Lowest price of its variants.</param>
/// <param name="Path">Its categories from the root to its own.</param>
/// <param name="ImageUrl">Cover image; null when the product has no image.</param>
/// <param name="Image">Cover image with its text, size and thumbnails; null when the product has no image.</param>
public sealed record ProductSummaryResponse(
    Guid Id,
    string Slug,
    string Title,
    string? Brand,
    Money Price,
    Money? CompareAtPrice,
    bool InStock,
    string? ImageUrl,
    PictureView? Image,
    CategoryRef Category,
    IReadOnlyList<CategoryRef> Path,
    SellerRef? Seller,
    DateTimeOffset PublishedAt
)
{
    public static ProductSummaryResponse From(ProductSummary p, string publicUrl) =>
        new(
            p.Id,
            p.Slug,
            p.Title,
            p.Brand,
            p.Price,
            p.CompareAtPrice,
            p.InStock,
            p.Cover is null ? null : ImageKeys.Url(publicUrl, p.Cover.Key),
            PictureView.From(p.Cover, publicUrl),
            p.Path[^1],
            p.Path,
            p.Seller,
            p.PublishedAt
        );
}

/// <summary>A page of products with optional facets.</summary>
/// <param name="Facets">Null unless requested with <c>facets=true</c>.</param>
public sealed record ProductListResponse(
    IReadOnlyList<ProductSummaryResponse> Data,
    Http.PageInfo Page,
    ProductFacets? Facets
);

/// <summary>A product as buyers see it.</summary>
/// <param name="Path">Its categories from the root to its own.</param>
public sealed record PublicProductResponse(
    Guid Id,
    string Slug,
    string Title,
    string Description,
    string? Brand,
    bool InStock,
    CategoryRef Category,
    IReadOnlyList<CategoryRef> Path,
    SellerRef? Seller,
    IReadOnlyList<PublicVariantResponse> Variants,
    IReadOnlyList<ImageResponse> Images,
    DateTimeOffset? PublishedAt
)
{
    public static PublicProductResponse From(PublicProduct p, string publicUrl) =>
        new(
            p.Product.Id,
            p.Product.Slug,
            p.Product.Title,
            p.Product.Description,
            p.Product.Brand,
            p.Product.InStock,
            p.Path[^1],
            p.Path,
            p.Seller,
            [
                .. p.Variants.Select(v => new PublicVariantResponse(
                    v.Id,
                    v.Sku,
                    v.Options,
                    v.Price,
                    v.CompareAtPrice,
                    v.WeightGrams,
                    v.Available > 0,
                    Availability.Of(v.Available, v.LowThreshold)
                )),
            ],
            [.. p.Images.Select(i => ImageResponse.From(i, publicUrl))],
            p.Product.PublishedAt
        );
}

/// <summary>A variant as buyers see it.</summary>
public sealed record PublicVariantResponse(
    Guid Id,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    Money Price,
    Money? CompareAtPrice,
    int? WeightGrams,
    bool InStock,
    Availability Availability
);

/// <summary>A product in a seller's or an administrator's list.</summary>
/// <param name="MinPrice">Lowest price of its active variants; null when there is none.</param>
/// <param name="ImageUrl">Cover image; null when the product has no image.</param>
/// <param name="Image">Cover image with its text, size and thumbnails; null when the product has no image.</param>
public sealed record ProductRowResponse(
    Guid Id,
    Guid SellerId,
    Guid CategoryId,
    string Slug,
    string Title,
    ProductStatus Status,
    ProductVisibility Visibility,
    Money? MinPrice,
    bool InStock,
    int VariantCount,
    string? ImageUrl,
    PictureView? Image,
    string? ModerationReason,
    DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
)
{
    public static ProductRowResponse From(ProductRow p, MarketplaceOptions marketplace) =>
        new(
            p.Id,
            p.SellerId,
            p.CategoryId,
            p.Slug,
            p.Title,
            p.Status,
            p.Visibility,
            p.MinPriceMinor is { } price ? new(price, marketplace.Currency) : null,
            p.InStock,
            p.VariantCount,
            p.Cover is null ? null : ImageKeys.Url(marketplace.PublicUrl, p.Cover.Key),
            PictureView.From(p.Cover, marketplace.PublicUrl),
            p.ModerationReason,
            p.PublishedAt,
            p.CreatedAt,
            p.UpdatedAt,
            p.Version
        );
}

/// <summary>A product as its seller sees it.</summary>
/// <param name="Visibility">Why buyers cannot see the product; <c>none</c> when nothing hides it.</param>
public sealed record SellerProductResponse(
    Guid Id,
    Guid SellerId,
    Guid CategoryId,
    string Slug,
    string Title,
    string Description,
    string? Brand,
    TaxClass TaxClass,
    ProductStatus Status,
    ProductVisibility Visibility,
    string? ModerationReason,
    bool InStock,
    IReadOnlyList<SellerVariantResponse> Variants,
    IReadOnlyList<ImageResponse> Images,
    DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static SellerProductResponse From(SellerProduct p, string publicUrl) =>
        new(
            p.Product.Id,
            p.Product.SellerId,
            p.Product.CategoryId,
            p.Product.Slug,
            p.Product.Title,
            p.Product.Description,
            p.Product.Brand,
            p.Product.TaxClass,
            p.Product.Status,
            p.Product.Visibility,
            p.Product.ModerationReason,
            p.Product.InStock,
            [.. p.Variants.Select(SellerVariantResponse.From)],
            [.. p.Images.Select(i => ImageResponse.From(i, publicUrl))],
            p.Product.PublishedAt,
            p.Product.CreatedAt,
            p.Product.UpdatedAt
        );
}

/// <summary>A variant as its seller sees it.</summary>
/// <param name="Version">Use in If-Match when updating the variant.</param>
public sealed record SellerVariantResponse(
    Guid Id,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    Money Price,
    Money? CompareAtPrice,
    int? WeightGrams,
    bool Active,
    int OnHand,
    int Reserved,
    int Available,
    int LowThreshold,
    long Version
)
{
    public static SellerVariantResponse From(VariantView v) =>
        new(
            v.Id,
            v.Sku,
            v.Options,
            v.Price,
            v.CompareAtPrice,
            v.WeightGrams,
            v.IsActive,
            v.OnHand,
            v.Reserved,
            v.Available,
            v.LowThreshold,
            v.Version
        );
}
