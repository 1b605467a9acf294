using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Moves overdue orders on: expires unpaid ones, cancels those the seller did not answer, marks shipped ones
/// as delivered and completes delivered ones.</summary>
/// <remarks>Each order is moved in its own transaction, if it is still due under the lock, and a run handles every due
/// order, however many an outage left. An order that cannot be moved is logged, fails the run and is retried later; it
/// does not block the others.</remarks>
internal sealed class RunOrderTimeoutsJob(
    MarketplaceDbContext db,
    OrderService orders,
    TimeProvider clock,
    ILogger<RunOrderTimeoutsJob> logger
) : IJob
{
    private const int Batch = 500;
    private const int ReportedFailures = 10;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(10);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (due, moved, failed) = (0, 0, 0);
        var failures = new List<Exception>();
        for (
            var batch = await FirstAsync(now, cancellationToken);
            batch.Count > 0;
            batch = await AfterAsync(batch[^1], now, cancellationToken)
        )
        {
            due += batch.Count;
            var stuck = new List<Guid>();
            foreach (var order in batch)
            {
                try
                {
                    if (await orders.TimeOutAsync(order, cancellationToken))
                        moved++;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Order {OrderId} cannot be moved from {Status}", order.Id, order.Status);
                    stuck.Add(order.Id);
                    if (failures.Count < ReportedFailures)
                        failures.Add(exception);
                }
            }

            failed += stuck.Count;
            if (stuck.Count > 0)
                await PostponeAsync(stuck, now, cancellationToken);
        }

        if (failed > 0)
            throw new AggregateException($"{failed} of {due} due orders could not be moved", failures);
        return due == 0 ? null : $"{moved} of {due} due orders moved";
    }

    private Task<List<DueOrder>> FirstAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(db.Set<Order>().Where(o => o.DueAt <= now), cancellationToken);

    private Task<List<DueOrder>> AfterAsync(DueOrder last, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(
            db.Set<Order>()
                .Where(o =>
                    o.DueAt <= now
                    && EF.Functions.GreaterThan(
                        ValueTuple.Create(o.DueAt!.Value, o.Id),
                        ValueTuple.Create(last.DueAt, last.Id)
                    )
                ),
            cancellationToken
        );

    private static Task<List<DueOrder>> ReadAsync(IQueryable<Order> orders, CancellationToken cancellationToken) =>
        orders
            .AsNoTracking()
            .OrderBy(o => o.DueAt)
            .ThenBy(o => o.Id)
            .Take(Batch)
            .Select(o => new DueOrder(o.Id, o.PurchaseId, o.Status, o.DueAt!.Value))
            .ToListAsync(cancellationToken);

    /// <summary>Skips orders that were moved in the meantime.</summary>
    private Task<int> PostponeAsync(
        IReadOnlyCollection<Guid> ids,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        db.Set<Order>()
            .Where(o => ids.Contains(o.Id) && o.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.DueAt, now + RetryDelay), cancellationToken);
}
