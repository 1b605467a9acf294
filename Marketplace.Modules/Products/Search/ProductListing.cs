using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>A product in a public list.</summary>
/// <param name="Price">Lowest price of its active variants.</param>
/// <param name="CompareAtPrice">Compare-at price of that variant, null when there is none.</param>
/// <param name="Cover">Its first image, null when there is none.</param>
/// <param name="Path">Its categories from the root to its own.</param>
/// <param name="Seller">Null if the store is unknown.</param>
public sealed record ProductSummary(
    Guid Id,
    string Slug,
    string Title,
    string? Brand,
    Money Price,
    Money? CompareAtPrice,
    bool InStock,
    Picture? Cover,
    IReadOnlyList<CategoryRef> Path,
    SellerRef? Seller,
    DateTimeOffset PublishedAt
);

/// <summary>Category of a listed product.</summary>
public sealed record CategoryRef(Guid Id, string Slug, string NameTr, string NameEn);

/// <summary>A page of products with optional facets.</summary>
/// <param name="Facets">Null unless requested.</param>
public sealed record ProductListing(Page<ProductSummary> Page, ProductFacets? Facets);

/// <summary>Facet counts of the matching products by category, store, price, brand and option.</summary>
/// <param name="IsPartial">The counting cap was reached; if more products match, only the newest are counted.</param>
public sealed record ProductFacets(
    IReadOnlyList<CategoryFacet> Categories,
    IReadOnlyList<SellerFacet> Sellers,
    IReadOnlyList<PriceFacet> Prices,
    IReadOnlyList<BrandFacet> Brands,
    IReadOnlyList<OptionFacet> Options,
    bool IsPartial
);

/// <summary>Number of matching products in a category.</summary>
public sealed record CategoryFacet(CategoryRef Category, int Count);

/// <summary>Number of matching products of a store.</summary>
public sealed record SellerFacet(SellerRef Seller, int Count);

/// <summary>Number of matching products of a brand.</summary>
public sealed record BrandFacet(string Brand, int Count);

/// <summary>Values of an option, such as colours, by the products that have one; of the newest 2,000 at
/// most.</summary>
/// <param name="Name">As variants name it.</param>
/// <param name="Values">Most products first.</param>
public sealed record OptionFacet(string Name, IReadOnlyList<OptionValueFacet> Values);

/// <summary>Number of matching products with an active variant that has an option's value.</summary>
public sealed record OptionValueFacet(string Value, int Count);

/// <summary>Number of matching products in a price range.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; null for the last range.</param>
public sealed record PriceFacet(Money From, Money? To, int Count);
