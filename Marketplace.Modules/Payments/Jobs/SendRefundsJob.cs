using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Sends promised refunds, and asks after those the provider is working on.</summary>
public sealed class SendRefundsJob(IPaymentRepository payments, RefundSender sender, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await payments.ListDueRefundsAsync(clock.GetUtcNow(), Batch, cancellationToken);
        foreach (var refundId in due) await sender.SendAsync(refundId, cancellationToken);
        return due.Count == 0 ? null : $"{due.Count} refunds sent or asked after";
    }
}
