using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Reads of plans.</summary>
public sealed class PlanQueries(MarketplaceDbContext db, TimeProvider clock)
{
    /// <summary>The plans a store can choose, smallest first, each in its current version. One statement.</summary>
    public async Task<IReadOnlyList<OfferedPlan>> ListAvailableAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var plans = await db.Set<Plan>()
            .AsNoTracking()
            .Where(p => p.Active)
            .OrderBy(p => p.Sort)
            .ThenBy(p => p.Code)
            .Select(p => new
            {
                Plan = p,
                Version = p
                    .Versions.Where(v => v.EffectiveFrom <= now)
                    .OrderByDescending(v => v.Version)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return plans
            .Where(p => p.Version is not null)
            .Select(p => new OfferedPlan(
                p.Plan.Code,
                p.Plan.NameTr,
                p.Plan.NameEn,
                p.Version!.Version,
                p.Version.Terms
            ))
            .ToList();
    }

    /// <summary>All plans with all versions, for administrators. One statement.</summary>
    public async Task<IReadOnlyList<Plan>> ListAsync(CancellationToken cancellationToken) =>
        await db.Set<Plan>()
            .AsNoTracking()
            .Include(p => p.Versions.OrderBy(v => v.Version))
            .OrderBy(p => p.Sort)
            .ThenBy(p => p.Code)
            .ToListAsync(cancellationToken);
}

/// <summary>A plan as a store sees it.</summary>
public sealed record OfferedPlan(string Code, string NameTr, string NameEn, int Version, PlanTerms Terms);
