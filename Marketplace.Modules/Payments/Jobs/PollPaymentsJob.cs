using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Looks after payments nobody tells us about: due ones, those long in processing, pages that must be
/// closed.</summary>
/// <remarks>A payment that fails is logged, left alone for ten minutes and does not hold up the others; the run then
/// counts as failed.
/// A provider that leaves three calls without an answer is left alone until the next run.</remarks>
public sealed class PollPaymentsJob(
    IPaymentRepository payments,
    PaymentPollingService poller,
    TimeProvider clock,
    ILogger<PollPaymentsJob> logger
) : IJob
{
    private const int Batch = 100;
    private const int MaxUnanswered = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

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
                logger.LogError(exception, "Payment {PaymentId} could not be looked after", paymentId);
                failures.Add(exception);
                await payments.PostponeAsync(paymentId, clock.GetUtcNow() + Pause, cancellationToken);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(
                $"{failures.Count} of {due.Count} payments could not be looked after.",
                failures
            );
        return due.Count == 0 ? null : $"{polled} of {due.Count} payments polled";
    }
}
