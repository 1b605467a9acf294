using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Moves the orders whose time is up: unpaid and unanswered ones end, shipped ones count as delivered, delivered ones are completed.</summary>
/// <remarks>Each order in a transaction of its own; one that cannot be moved is logged, fails the run and does not hold up the others.</remarks>
public sealed class RunOrderTimeoutsJob(FoundationDbContext db, OrderService orders, UnpaidPurchases unpaid, TimeProvider clock, ILogger<RunOrderTimeoutsJob> logger) : IJob
{
    private const int Batch = 500;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Order>().AsNoTracking().Where(o => o.DueAt <= now).OrderBy(o => o.DueAt).Take(Batch)
            .Select(o => new DueOrder(o.Id, o.PurchaseId, o.Status)).ToListAsync(cancellationToken);
        var moved = 0;
        var failures = new List<Exception>();
        foreach (var order in due)
        {
            try
            {
                if ((await MoveAsync(order, cancellationToken)).Succeeded) moved++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Order {OrderId} cannot be moved from {Status}", order.Id, order.Status);
                failures.Add(exception);
            }
        }

        if (failures.Count > 0) throw new AggregateException($"{failures.Count} of {due.Count} due orders could not be moved", failures);
        return due.Count == 0 ? null : $"{moved} of {due.Count} due orders moved";
    }

    private Task<Result> MoveAsync(DueOrder order, CancellationToken cancellationToken) => order.Status switch
    {
        OrderStatus.PendingPayment => unpaid.ExpireAsync(order.PurchaseId, OrderReasons.PaymentTimeout, cancellationToken),
        OrderStatus.Placed => orders.MoveAsync(new(order.Id, OrderCommand.Cancel, OrderParty.System, OrderReasons.ConfirmTimeout), cancellationToken),
        OrderStatus.Shipped => orders.MoveAsync(new(order.Id, OrderCommand.Deliver, OrderParty.System), cancellationToken),
        OrderStatus.Delivered => orders.MoveAsync(new(order.Id, OrderCommand.Complete, OrderParty.System), cancellationToken),
        _ => throw new InvalidOperationException($"No deadline is known for {order.Status}."),
    };

    private sealed record DueOrder(Guid Id, Guid PurchaseId, OrderStatus Status);
}
