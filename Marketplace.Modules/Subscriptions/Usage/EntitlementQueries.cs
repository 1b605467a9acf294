using System.Collections.Frozen;
using System.Data.Common;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Reads a store's limits from the plan version of its subscription, or from the free plan.</summary>
internal sealed class EntitlementQueries(MarketplaceDbContext db, TimeProvider clock) : IEntitlements
{
    private sealed record Row(Guid? SellerId, PlanLimits Limits);

    // Runs at every checkout and publish, in one round trip with reads of other modules.
    private const string PlansOf = $"""
        SELECT s.seller_id, v.plan_code, v.version, v.limits, v.commission_bps, v.analytics_days, v.features
        FROM subscriptions.plan_versions v LEFT JOIN subscriptions.subscriptions s ON {PlanInForce.DecidesSql}
            AND s.seller_id = ANY ($1) AND s.plan_code = v.plan_code AND s.plan_version = v.version
        WHERE s.id IS NOT NULL OR (v.plan_code = '{PlanCodes.Free}' AND v.effective_from <= $2)
        """;

    public async Task<PlanLimits> GetAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (await GetManyAsync([sellerId], cancellationToken))[sellerId];

    public async Task<IReadOnlyDictionary<Guid, PlanLimits>> GetManyAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    )
    {
        var batch = new ReadBatch(db);
        var limits = GetMany(batch, sellerIds);
        await batch.RunAsync(cancellationToken);
        return limits.Value;
    }

    public BatchedRead<IReadOnlyDictionary<Guid, PlanLimits>> GetMany(
        ReadBatch batch,
        IReadOnlyCollection<Guid> sellerIds
    )
    {
        var ids = sellerIds.Distinct().ToArray();
        return batch.Add(PlansOf, Read, rows => Combine(ids, rows), ids, clock.GetUtcNow());
    }

    private static Row Read(DbDataReader row) =>
        new(
            row.IsDBNull(0) ? null : row.GetGuid(0),
            new(
                row.GetString(1),
                row.GetInt32(2),
                PlanConfiguration.ReadLimits(row.GetString(3)),
                row.GetInt32(4),
                row.GetInt32(5),
                row.GetFieldValue<string[]>(6).ToFrozenSet(StringComparer.Ordinal)
            )
        );

    private static IReadOnlyDictionary<Guid, PlanLimits> Combine(
        IReadOnlyCollection<Guid> sellerIds,
        IReadOnlyList<Row> rows
    )
    {
        var paid = rows.Where(r => r.SellerId is not null).ToDictionary(r => r.SellerId!.Value, r => r.Limits);
        var free = rows.Where(r => r.Limits.PlanCode == PlanCodes.Free).MaxBy(r => r.Limits.PlanVersion)?.Limits;
        return sellerIds.ToDictionary(
            id => id,
            id =>
                paid.GetValueOrDefault(id)
                ?? free
                ?? throw new InvalidOperationException(
                    "No free plan exists: run the migration service to seed the plans."
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
