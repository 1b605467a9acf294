using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Compares our payments with the provider's.</summary>
public sealed class ReconcilePaymentsJob(PaymentReconciliation reconciliation) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken) => await reconciliation.RunAsync(cancellationToken) is { } report
        ? $"{report.Compared} payments compared, {report.Applied} settled, {report.Alerts.Count} alerts"
        : null;
}
