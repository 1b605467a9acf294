using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Reconciles our payments and refunds with the provider's.</summary>
/// <remarks>Errors: none for findings that need attention: the run finishes with them, after everything that could be
/// settled has been.</remarks>
internal sealed class ReconcilePaymentsJob(
    PaymentReconciliationService reconciliation,
    RefundReconciliationService refunds
) : IJob
{
    private const int ShownAlerts = 10;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (await reconciliation.RunAsync(cancellationToken) is not { } report)
            return null;
        var refundsApplied = await refunds.RunAsync(cancellationToken);
        var summary =
            $"{report.Compared} payments compared, {report.Applied} settled, {refundsApplied} refunds settled, "
            + $"{report.Alerts.Count} alerts";
        return report.Alerts.Count == 0
            ? summary
            : throw new JobFindingsException($"{summary}: {string.Join("; ", report.Alerts.Take(ShownAlerts))}");
    }
}
