using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Meters usage in PostgreSQL, in the transaction of the business change.</summary>
/// <remarks>Locks: the counter's row, from the increase to the end of the transaction. Concurrent increases are
/// serialised, so usage can never exceed the limit.</remarks>
internal sealed class UsageMeter(
    MarketplaceDbContext db,
    IEntitlements entitlements,
    EventOutbox outbox,
    TimeProvider clock
) : IUsageMeter, ISellerQuota
{
    private static readonly int[] Thresholds = [100, 80];

    public async Task<Result> TakeAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        return await TakeAsync(sellerId, metric, UsagePeriod.Gauge, quantity, cancellationToken);
    }

    public async Task<Result> CountAsync(
        Guid sellerId,
        string metric,
        int quantity,
        string sourceId,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        var now = clock.GetUtcNow();
        var periodKey = UsagePeriod.KeyOf(metric, now, await PeriodStartAsync(sellerId, cancellationToken));
        var counted = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO subscriptions.usage_events (id, seller_id, metric, source_id, period_key, quantity, at)
            VALUES ({Ids.New(clock)}, {sellerId}, {metric}, {sourceId}, {periodKey}, {quantity}, {now})
            ON CONFLICT (seller_id, metric, source_id) DO NOTHING
            """,
            cancellationToken
        );
        return counted == 0
            ? Result.Success
            : await TakeAsync(sellerId, metric, periodKey, quantity, cancellationToken);
    }

    public Task ReleaseAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE subscriptions.usage_counters SET used = GREATEST(used - {quantity}, 0),
                updated_at = {clock.GetUtcNow()}
            WHERE seller_id = {sellerId} AND metric = {metric} AND period_key = ''
            """,
            cancellationToken
        );

    public Task SetAsync(Guid sellerId, string metric, long used, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO subscriptions.usage_counters (seller_id, metric, period_key, used, updated_at)
            VALUES ({sellerId}, {metric}, '', {used}, {clock.GetUtcNow()})
            ON CONFLICT (seller_id, metric, period_key) DO UPDATE
                SET used = EXCLUDED.used, updated_at = EXCLUDED.updated_at
            """,
            cancellationToken
        );

    private async Task<Result> TakeAsync(
        Guid sellerId,
        string metric,
        string periodKey,
        int quantity,
        CancellationToken cancellationToken
    )
    {
        var limits = await entitlements.GetAsync(sellerId, cancellationToken);
        var (limit, unmetered, now) = (limits.Limit(metric), UnmeteredUse.Of(metric), clock.GetUtcNow());
        var room = limit - unmetered;
        var taken = await db
            .Database.SqlQuery<long>(
                $"""
                INSERT INTO subscriptions.usage_counters AS c (seller_id, metric, period_key, used, updated_at)
                SELECT {sellerId}, {metric}, {periodKey}, {quantity}, {now} WHERE {quantity} <= {room}
                ON CONFLICT (seller_id, metric, period_key) DO UPDATE
                    SET used = c.used + EXCLUDED.used, updated_at = EXCLUDED.updated_at
                    WHERE c.used + EXCLUDED.used <= {room}
                RETURNING used AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        if (taken is not [var used])
            return await RefusalAsync(limits, sellerId, metric, periodKey, cancellationToken);
        await WarnAsync(
            sellerId,
            metric,
            UsagePeriod.WarningKey(periodKey, now, limits.PlanCode, limits.PlanVersion),
            unmetered + used - quantity,
            unmetered + used,
            limit,
            cancellationToken
        );
        return Result.Success;
    }

    private async Task<Error> RefusalAsync(
        PlanLimits limits,
        Guid sellerId,
        string metric,
        string periodKey,
        CancellationToken cancellationToken
    )
    {
        var counted = await db.Set<UsageCounter>()
            .Where(c => c.SellerId == sellerId && c.Metric == metric && c.PeriodKey == periodKey)
            .Select(c => c.Used)
            .FirstOrDefaultAsync(cancellationToken);
        var used = counted + UnmeteredUse.Of(metric);
        return limits.Refusal(
            metric,
            used,
            await entitlements.FindUpgradeAsync(limits, plan => plan.Limit(metric) > used, cancellationToken)
        );
    }

    private async Task WarnAsync(
        Guid sellerId,
        string metric,
        string warningKey,
        long before,
        long after,
        long limit,
        CancellationToken cancellationToken
    )
    {
        var crossed = Thresholds
            .Where(percent => before * 100 < limit * percent && after * 100 >= limit * percent)
            .ToArray();
        if (crossed.Length == 0)
            return;
        var fresh = await db
            .Database.SqlQuery<int>(
                $"""
                INSERT INTO subscriptions.usage_warnings (seller_id, metric, period_key, percent, at)
                SELECT {sellerId}, {metric}, {warningKey}, percent, {clock.GetUtcNow()}
                    FROM unnest({crossed}) AS percent
                ON CONFLICT DO NOTHING RETURNING percent AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        if (fresh.Count > 0)
            outbox.Add(new UsageThresholdReached(sellerId, metric, after, limit, fresh.Max()));
    }

    private Task<DateTimeOffset?> PeriodStartAsync(Guid sellerId, CancellationToken cancellationToken) =>
        db.Set<Subscription>()
            .Where(s => s.SellerId == sellerId)
            .Where(PlanInForce.Decides)
            .Select(s => s.CurrentPeriodStart)
            .FirstOrDefaultAsync(cancellationToken);
}
