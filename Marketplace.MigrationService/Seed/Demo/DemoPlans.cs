using Marketplace.Modules;
using Marketplace.Modules.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.MigrationService;

/// <summary>The plans of the demo stores.</summary>
internal static class DemoPlans
{
    /// <summary>A plan for each store: most on a large one, some on a small one, two on the free one; 2,000 products in
    /// total.</summary>
    public static async Task<IReadOnlyList<DemoPlan>> ReadAsync(
        MarketplaceDbContext db,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var plans = await db.Set<Plan>()
            .AsNoTracking()
            .Include(p => p.Versions)
            .ToDictionaryAsync(p => p.Code, cancellationToken);
        return
        [
            .. Enumerable
                .Range(0, DemoWords.Stores.Length)
                .Select(i =>
                    i switch
                    {
                        >= 38 => PlanOf("free", 3),
                        >= 32 => PlanOf("standard", 20),
                        < 18 => PlanOf("pro", 59),
                        _ => PlanOf("pro", 58),
                    }
                ),
        ];

        DemoPlan PlanOf(string code, int products)
        {
            var version = plans[code]
                .Versions.Where(v => v.EffectiveFrom <= now || v.Version == 1)
                .MaxBy(v => v.Version)!;
            return new(code, version.Version, version.Terms.Price.Amount, version.Terms.CommissionBps, products);
        }
    }
}
