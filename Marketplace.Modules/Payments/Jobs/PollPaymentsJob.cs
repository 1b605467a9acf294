using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Looks after payments nobody tells us about: due ones, those long in processing, pages that must be closed.</summary>
public sealed class PollPaymentsJob(IPaymentRepository payments, PaymentPoller poller, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await payments.ListDueAsync(clock.GetUtcNow(), Batch, cancellationToken);
        foreach (var paymentId in due) await poller.PollAsync(paymentId, cancellationToken);
        return due.Count == 0 ? null : $"{due.Count} payments polled";
    }
}
