using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>A product in a public list.</summary>
/// <param name="Price">Smallest price of its active variants.</param>
/// <param name="CompareAtPrice">Former price of that variant, null where there is none.</param>
/// <param name="CoverKey">Key of its first image, null where there is none.</param>
/// <param name="Seller">Null should the store be unknown.</param>
public sealed record ProductSummary(
    Guid Id,
    string Slug,
    string Title,
    string? Brand,
    Money Price,
    Money? CompareAtPrice,
    bool InStock,
    string? CoverKey,
    CategoryRef Category,
    SellerRef? Seller,
    DateTimeOffset PublishedAt
);

/// <summary>A category named beside a product.</summary>
public sealed record CategoryRef(Guid Id, string Slug, string NameTr, string NameEn);

/// <summary>A store named beside a product.</summary>
public sealed record SellerRef(Guid Id, string Slug, string Name);

/// <summary>A page of products, and what else there is to choose from.</summary>
/// <param name="Facets">Null where they were not asked for.</param>
public sealed record ProductListing(Page<ProductSummary> Page, ProductFacets? Facets);

/// <summary>How the found products spread over categories, stores and prices.</summary>
/// <param name="IsPartial">As many products were found as are counted at most; where there are more, these are the
/// newest.</param>
public sealed record ProductFacets(
    IReadOnlyList<CategoryFacet> Categories,
    IReadOnlyList<SellerFacet> Sellers,
    IReadOnlyList<PriceFacet> Prices,
    bool IsPartial
);

/// <summary>Found products of a category.</summary>
public sealed record CategoryFacet(CategoryRef Category, int Count);

/// <summary>Found products of a store.</summary>
public sealed record SellerFacet(SellerRef Seller, int Count);

/// <summary>Found products of a range of prices.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Not included; null for the last range.</param>
public sealed record PriceFacet(Money From, Money? To, int Count);
