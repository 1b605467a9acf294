using Marketplace.Foundation;
using Marketplace.Modules.Analytics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Overview;

/// <summary>What the sales of the last days are made of: states of orders, categories, and views of products.</summary>
public sealed class SalesMixQueries(
    MarketplaceDbContext db,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    private const int TopCategories = 8;

    /// <summary>The mix of the last days including today. Three statements.</summary>
    public async Task<SalesMix> OfLastAsync(int days, CancellationToken cancellationToken)
    {
        var range = ReportRange.Last(days, clock.GetUtcNow(), marketplace.Value.Zone);
        var start = range.StartsAt;
        var states = await db
            .Database.SqlQuery<StateCount>(
                $"""
                SELECT status, COUNT(*) AS orders FROM orders.orders
                WHERE created_at >= {start} AND placed_at IS NOT NULL GROUP BY status ORDER BY orders DESC, status
                """
            )
            .ToListAsync(cancellationToken);
        var views = await db
            .Database.SqlQuery<ViewSums>(
                $"""
                SELECT COALESCE(SUM(views), 0)::bigint AS views, COALESCE(SUM(uniques), 0)::bigint AS visitors
                FROM products.product_views_daily WHERE day BETWEEN {range.From} AND {range.To}
                """
            )
            .SingleAsync(cancellationToken);
        return new(states, await CategoriesAsync(range, cancellationToken), views.Views, views.Visitors);
    }

    private async Task<IReadOnlyList<CategorySales>> CategoriesAsync(
        ReportRange range,
        CancellationToken cancellationToken
    )
    {
        var currency = marketplace.Value.Currency;
        var rows = await db
            .Database.SqlQuery<CategorySums>(
                $"""
                WITH RECURSIVE tree AS (
                    SELECT id, id AS root_id FROM products.categories WHERE parent_id IS NULL
                    UNION ALL
                    SELECT c.id, t.root_id FROM products.categories AS c JOIN tree AS t ON t.id = c.parent_id)
                SELECT root.name_tr, root.name_en, SUM(d.sales_minor)::bigint AS sales_minor
                FROM analytics.product_daily AS d
                JOIN products.products AS p ON p.id = d.product_id
                JOIN tree AS t ON t.id = p.category_id
                JOIN products.categories AS root ON root.id = t.root_id
                WHERE d.currency = {currency} AND d.day BETWEEN {range.From} AND {range.To}
                GROUP BY root.id ORDER BY sales_minor DESC, root.name_en LIMIT {TopCategories}
                """
            )
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new CategorySales(new(row.NameTr, row.NameEn), new(row.SalesMinor, currency)))];
    }

    private sealed record ViewSums(long Views, long Visitors);

    private sealed record CategorySums(string NameTr, string NameEn, long SalesMinor);
}

/// <summary>What sales are made of over a range of the marketplace's days.</summary>
/// <param name="States">Orders placed in the range by their present status, most first.</param>
/// <param name="Categories">Goods sold by category of the first level, before refunds and delivery, most first.</param>
/// <param name="Views">Views of products.</param>
/// <param name="Visitors">Unique visitors of a product on a day, summed over products and days.</param>
public sealed record SalesMix(
    IReadOnlyList<StateCount> States,
    IReadOnlyList<CategorySales> Categories,
    long Views,
    long Visitors
);

/// <summary>Orders in one status.</summary>
public sealed record StateCount(string Status, long Orders);

/// <summary>Goods sold in a category and everything below it.</summary>
public sealed record CategorySales(LocalizedText Name, Money Sales);
