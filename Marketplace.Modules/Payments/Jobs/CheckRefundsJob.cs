using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider for the refunds of payments of which it has refunded more than we know.</summary>
/// <remarks>A payment that fails is logged, skipped for ten minutes and does not block the others; the run then counts
/// as failed.</remarks>
internal sealed class CheckRefundsJob(
    IPaymentRepository payments,
    RefundRefreshService refunds,
    TimeProvider clock,
    ILogger<CheckRefundsJob> logger
) : IJob
{
    private const int Batch = 100;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(10);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await payments.ListRefundChecksAsync(clock.GetUtcNow(), Batch, cancellationToken);
        var failures = new List<Exception>();
        foreach (var paymentId in due)
        {
            try
            {
                await refunds.RefreshAsync(
                    (await payments.ReadAsync(paymentId, cancellationToken))!,
                    cancellationToken
                );
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Could not check the refunds of payment {PaymentId}", paymentId);
                failures.Add(exception);
                await refunds.PostponeAsync(paymentId, clock.GetUtcNow() + RetryDelay, cancellationToken);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} of {due.Count} payments could not be checked.", failures);
        return due.Count == 0 ? null : $"refunds of {due.Count} payments checked";
    }

    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken) =>
        (await payments.ListRefundChecksAsync(clock.GetUtcNow(), 1, cancellationToken)).Count > 0;
}
