using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Polls payments no webhook has settled: overdue ones, those stuck in processing, and pages to be
/// closed.</summary>
/// <remarks>What fails or has no answer: as <see cref="ProviderBatchService"/>.</remarks>
internal sealed class PollPaymentsJob(
    IPaymentRepository payments,
    PaymentPollingService poller,
    ProviderBatchService batches,
    TimeProvider clock,
    ILogger<PollPaymentsJob> logger
) : IJob
{
    private const int Batch = 100;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await payments.ListDueAsync(clock.GetUtcNow(), Batch, cancellationToken);
        var polled = await batches.RunAsync(
            new(
                due,
                poller.PollAsync,
                payments.PostponeAsync,
                (exception, paymentId) => logger.LogError(exception, "Could not poll payment {PaymentId}", paymentId),
                "payments could not be polled"
            ),
            cancellationToken
        );
        return due.Count == 0 ? null : $"{polled} of {due.Count} payments polled";
    }
}
