using System.Collections.Frozen;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Reads a store's limits from the plan version of its subscription, or from the free plan.</summary>
internal sealed class EntitlementQueries(MarketplaceDbContext db, TimeProvider clock) : IEntitlements
{
    private sealed record Row(PlanVersion Version, Guid? SellerId);

    // Runs on every checkout and publish, so the query is compiled once.
    private static readonly Func<MarketplaceDbContext, Guid[], DateTimeOffset, IAsyncEnumerable<Row>> PlansOf =
        EF.CompileAsyncQuery(
            (MarketplaceDbContext db, Guid[] sellerIds, DateTimeOffset now) =>
                from version in db.Set<PlanVersion>().AsNoTracking()
                from subscription in db.Set<Subscription>()
                    .Where(PlanInForce.Decides)
                    .Where(s =>
                        sellerIds.Contains(s.SellerId)
                        && s.PlanCode == version.PlanCode
                        && s.PlanVersion == version.Version
                    )
                    .DefaultIfEmpty()
                where subscription != null || (version.PlanCode == PlanCodes.Free && version.EffectiveFrom <= now)
                select new Row(version, (Guid?)subscription!.SellerId)
        );

    public async Task<PlanLimits> GetAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (await GetManyAsync([sellerId], cancellationToken))[sellerId];

    public async Task<IReadOnlyDictionary<Guid, PlanLimits>> GetManyAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var rows = new List<Row>();
        await foreach (var row in PlansOf(db, sellerIds.ToArray(), now).WithCancellation(cancellationToken))
            rows.Add(row);
        var paid = rows.Where(r => r.SellerId is not null)
            .ToDictionary(r => r.SellerId!.Value, r => ToLimits(r.Version));
        var free = rows.Where(r => r.Version.PlanCode == PlanCodes.Free).MaxBy(r => r.Version.Version);
        return sellerIds
            .Distinct()
            .ToDictionary(
                id => id,
                id =>
                    paid.GetValueOrDefault(id)
                    ?? (
                        free is null
                            ? throw new InvalidOperationException(
                                "No free plan exists: run the migration service to seed the plans."
                            )
                            : ToLimits(free.Version)
                    )
            );
    }

    public async Task<string?> FindUpgradeAsync(
        PlanLimits limits,
        Predicate<PlanLimits> isEnough,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var versions = await db.Set<Plan>()
            .AsNoTracking()
            .Where(p =>
                p.Active
                && p.Sort > db.Set<Plan>().Where(own => own.Code == limits.PlanCode).Select(own => own.Sort).First()
            )
            .Join(
                db.Set<PlanVersion>().Where(v => v.EffectiveFrom <= now),
                p => p.Code,
                v => v.PlanCode,
                (p, v) => new { p.Sort, Version = v }
            )
            .ToListAsync(cancellationToken);
        return versions
            .GroupBy(v => v.Version.PlanCode)
            .Select(plan => plan.MaxBy(v => v.Version.Version)!)
            .OrderBy(v => v.Sort)
            .FirstOrDefault(v => isEnough(ToLimits(v.Version)))
            ?.Version.PlanCode;
    }

    private static PlanLimits ToLimits(PlanVersion version) =>
        new(
            version.PlanCode,
            version.Version,
            version.Limits,
            version.CommissionBps,
            version.AnalyticsDays,
            version.Features.ToFrozenSet(StringComparer.Ordinal)
        );
}
