using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Reads whether products can be returned from their categories.</summary>
internal sealed class ReturnRuleQueries(MarketplaceDbContext db) : IReturnRules
{
    public async Task<IReadOnlySet<Guid>> NotReturnableAsync(
        IReadOnlyCollection<Guid> productIds,
        CancellationToken cancellationToken
    )
    {
        var ids = productIds.ToArray();
        var found = await db
            .Database.SqlQuery<Guid>(
                $"""
                WITH RECURSIVE above AS (
                    SELECT p.id AS product_id, c.parent_id, c.non_returnable
                    FROM products.products AS p JOIN products.categories AS c ON c.id = p.category_id
                    WHERE p.id = ANY ({ids})
                    UNION ALL
                    SELECT a.product_id, c.parent_id, c.non_returnable
                    FROM above AS a JOIN products.categories AS c ON c.id = a.parent_id)
                SELECT DISTINCT product_id AS "Value" FROM above WHERE non_returnable
                """
            )
            .ToListAsync(cancellationToken);
        return found.ToHashSet();
    }
}
