using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Carries orders along that were delivered before earnings became payable with the delivery.</summary>
/// <remarks>Page after page until none is left, each order in its own transaction. One that cannot be made payable is
/// logged and fails the run; it does not block the others. Once all are payable, no run finds anything.</remarks>
internal sealed class MakeOrdersPayableJob(OrderEarningsService earnings, ILogger<MakeOrdersPayableJob> logger) : IJob
{
    /// <summary>Orders of a page.</summary>
    internal const int Batch = 500;

    private const int KeptFailures = 10;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var (made, failed, failures) = (0, 0, new List<Exception>());
        IReadOnlyList<OldOrder> page = [];
        do
        {
            page = await earnings.FindAsync(page is [.., var last] ? last : null, Batch, cancellationToken);
            foreach (var order in page)
            {
                try
                {
                    if (await earnings.MakePayableAsync(order.Id, cancellationToken))
                        made++;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "The earnings of order {OrderId} cannot be made payable", order.Id);
                    failed++;
                    if (failures.Count < KeptFailures)
                        failures.Add(exception);
                }
            }
        } while (page.Count == Batch);

        if (failed > 0)
            throw new AggregateException($"{failed} orders failed, {made} were made payable", failures);
        return made == 0 ? null : $"earnings of {made} orders made payable";
    }
}
