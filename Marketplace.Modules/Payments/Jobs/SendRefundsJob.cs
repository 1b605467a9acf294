using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Sends requested refunds, and checks those the provider is still processing.</summary>
/// <remarks>A refund that fails is logged, skipped for ten minutes and does not block the others; the run then counts
/// as failed. A provider that leaves three calls unanswered is not called again until the next run.</remarks>
internal sealed class SendRefundsJob(
    IPaymentRepository payments,
    RefundSendingService sender,
    TimeProvider clock,
    ILogger<SendRefundsJob> logger
) : IJob
{
    private const int Batch = 100;
    private const int MaxUnanswered = 3;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(10);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await payments.ListDueRefundsAsync(clock.GetUtcNow(), Batch, cancellationToken);
        var (sent, unanswered) = (0, 0);
        var failures = new List<Exception>();
        foreach (var refundId in due.TakeWhile(_ => unanswered < MaxUnanswered))
        {
            try
            {
                if (await sender.SendAsync(refundId, cancellationToken))
                    sent++;
                else
                    unanswered++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Could not send refund {RefundId}", refundId);
                failures.Add(exception);
                await payments.PostponeRefundAsync(refundId, clock.GetUtcNow() + RetryDelay, cancellationToken);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} of {due.Count} refunds could not be sent.", failures);
        return due.Count == 0 ? null : $"{sent} of {due.Count} refunds sent or checked";
    }

    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken) =>
        (await payments.ListDueRefundsAsync(clock.GetUtcNow(), 1, cancellationToken)).Count > 0;
}
