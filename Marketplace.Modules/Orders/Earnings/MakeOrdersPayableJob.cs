using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Carries orders along that were delivered before earnings became payable with the delivery.</summary>
/// <remarks>Each order is handled in its own transaction. One that cannot be is logged and fails the run; it does not
/// block the others. Once all are payable, no run finds anything.</remarks>
internal sealed class MakeOrdersPayableJob(OrderEarningsService earnings, ILogger<MakeOrdersPayableJob> logger) : IJob
{
    private const int Batch = 500;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var (made, failures) = (0, new List<Exception>());
        var orders = await earnings.FindAsync(Batch, cancellationToken);
        foreach (var orderId in orders)
        {
            try
            {
                if (await earnings.MakePayableAsync(orderId, cancellationToken))
                    made++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The earnings of order {OrderId} cannot be made payable", orderId);
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} of {orders.Count} orders failed", failures);
        return made == 0 ? null : $"earnings of {made} orders made payable";
    }
}
