using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Polls payments no webhook has settled: overdue ones, those stuck in processing, and pages to be
/// closed.</summary>
/// <remarks>A payment that fails is logged, skipped for ten minutes and does not block the others; the run then counts
/// as failed. A provider that leaves three calls unanswered is not called again until the next run.</remarks>
public sealed class PollPaymentsJob(
    IPaymentRepository payments,
    PaymentPollingService poller,
    TimeProvider clock,
    ILogger<PollPaymentsJob> logger
) : IJob
{
    private const int Batch = 100;
    private const int MaxUnanswered = 3;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(10);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await payments.ListDueAsync(clock.GetUtcNow(), Batch, cancellationToken);
        var (polled, unanswered) = (0, 0);
        var failures = new List<Exception>();
        foreach (var paymentId in due.TakeWhile(_ => unanswered < MaxUnanswered))
        {
            try
            {
                if (await poller.PollAsync(paymentId, cancellationToken))
                    polled++;
                else
                    unanswered++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Could not poll payment {PaymentId}", paymentId);
                failures.Add(exception);
                await payments.PostponeAsync(paymentId, clock.GetUtcNow() + RetryDelay, cancellationToken);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} of {due.Count} payments could not be polled.", failures);
        return due.Count == 0 ? null : $"{polled} of {due.Count} payments polled";
    }
}
