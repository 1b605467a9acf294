using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Compares our payments with the provider's.</summary>
/// <remarks>Errors: what a person must look at fails the run and is named, after everything that could be settled
/// was.</remarks>
public sealed class ReconcilePaymentsJob(PaymentReconciliationService reconciliation) : IJob
{
    private const int ShownAlerts = 10;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (await reconciliation.RunAsync(cancellationToken) is not { } report)
            return null;
        var summary = $"{report.Compared} payments compared, {report.Applied} settled, {report.Alerts.Count} alerts";
        return report.Alerts.Count == 0
            ? summary
            : throw new JobAlertException($"{summary}: {string.Join("; ", report.Alerts.Take(ShownAlerts))}");
    }
}
