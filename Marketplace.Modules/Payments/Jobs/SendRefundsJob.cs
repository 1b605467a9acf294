using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Sends requested refunds, and checks those the provider is still processing.</summary>
/// <remarks>What fails or has no answer: as <see cref="ProviderBatchService"/>.</remarks>
internal sealed class SendRefundsJob(
    IPaymentRepository payments,
    RefundSendingService sender,
    ProviderBatchService batches,
    TimeProvider clock,
    ILogger<SendRefundsJob> logger
) : IJob
{
    private const int Batch = 100;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await payments.ListDueRefundsAsync(clock.GetUtcNow(), Batch, cancellationToken);
        var sent = await batches.RunAsync(
            new(
                due,
                sender.SendAsync,
                payments.PostponeRefundAsync,
                (exception, refundId) => logger.LogError(exception, "Could not send refund {RefundId}", refundId),
                "refunds could not be sent"
            ),
            cancellationToken
        );
        return due.Count == 0 ? null : $"{sent} of {due.Count} refunds sent or checked";
    }

    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken) =>
        (await payments.ListDueRefundsAsync(clock.GetUtcNow(), 1, cancellationToken)).Count > 0;
}
