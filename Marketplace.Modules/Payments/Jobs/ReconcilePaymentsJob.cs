using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Reconciles our payments with the provider's.</summary>
/// <remarks>Errors: findings that need attention fail the run and are listed, after everything that could be settled
/// has been.</remarks>
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
