using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All products.</summary>
public sealed class ProductList(
    QueryFilters asked,
    AdminText text,
    ProductQueries catalog,
    CategoryQueries categories,
    StoreNames stores,
    IOptions<MarketplaceOptions> marketplace
) : AdminList<ProductRow>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.Product, T.Address, T.Status, T.Visibility, T.Store, T.Price, T.Currency, T.Created];

    public override IEnumerable<object?[]> Lines(ProductRow row) =>
        [
            [
                row.Title,
                row.Slug,
                row.Status,
                row.Visibility,
                stores[row.SellerId],
                PriceOf(row),
                marketplace.Value.Currency,
                row.CreatedAt,
            ],
        ];

    protected override async Task<RowReader<ProductRow>> OpenAsync(CancellationToken cancellationToken)
    {
        var filter = new ProductFilter(
            await Asked.StoreAsync(),
            await CategoryAsync(cancellationToken),
            Asked.State<ProductStatus>("status", T.Status),
            Asked.State<ProductVisibility>("visibility", T.Visibility),
            Asked.Word("q", T.Product)
        );
        return (page, ct) => catalog.ListAsync(filter, page, ct);
    }

    protected override Task LoadNamesAsync(IReadOnlyList<ProductRow> rows, CancellationToken cancellationToken) =>
        stores.LoadAsync(rows.Select(r => r.SellerId), cancellationToken);

    private decimal? PriceOf(ProductRow row) =>
        row.MinPriceMinor is { } price ? Currencies.ToMajor(new(price, marketplace.Value.Currency)) : null;

    private async Task<Guid?> CategoryAsync(CancellationToken cancellationToken)
    {
        if (Asked.Word("category", T.Category) is not { } slug)
            return null;
        var category = (await categories.AllAsync(cancellationToken)).FirstOrDefault(c => c.Slug == slug);
        var name = category is null ? null : T.Of(new(category.NameTr, category.NameEn));
        return Asked.Named("category", T.Category, category?.Id, name);
    }
}
