using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Completes refunds that were promised before refunds kept their commission, and corrects how they were
/// booked.</summary>
/// <remarks>Each order is handled in its own transaction. One that cannot be is logged and fails the run; it does not
/// block the others. Once all are complete, no run finds anything.</remarks>
internal sealed class CorrectRefundCommissionsJob(
    IRefundCommissions refunds,
    RefundCommissionService commissions,
    ILogger<CorrectRefundCommissionsJob> logger
) : IJob
{
    private const int Batch = 500;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var (completed, corrected) = (0, 0);
        var orders = await refunds.OrdersWithoutAsync(Batch, cancellationToken);
        foreach (var orderId in orders)
        {
            try
            {
                if (await commissions.CompleteAsync(orderId, cancellationToken))
                    corrected++;
                completed++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The refunds of order {OrderId} cannot be completed", orderId);
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} of {orders.Count} orders failed", failures);
        return orders.Count == 0 ? null : $"refunds of {completed} orders completed, {corrected} orders corrected";
    }
}
