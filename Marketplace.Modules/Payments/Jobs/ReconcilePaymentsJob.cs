using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Reconciles our payments, refunds and disputes with the provider's.</summary>
/// <remarks>Errors: none for findings that need attention: the run finishes with them, after everything that could be
/// settled has been.</remarks>
internal sealed class ReconcilePaymentsJob(
    PaymentReconciliationService reconciliation,
    RefundReconciliationService refunds,
    DisputeReconciliationService disputes
) : IJob
{
    private const int ShownAlerts = 10;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (await reconciliation.RunAsync(cancellationToken) is not { } report)
            return null;
        var refundsApplied = await refunds.RunAsync(cancellationToken);
        var disputed = (await disputes.RunAsync(cancellationToken))!;
        string[] alerts = [.. report.Alerts, .. disputed.Alerts];
        var summary =
            $"{report.Compared} payments compared, {report.Applied} settled, {refundsApplied} refunds settled, "
            + $"{disputed.Applied} disputes settled, {alerts.Length} alerts";
        return alerts.Length == 0
            ? summary
            : throw new JobFindingsException($"{summary}: {string.Join("; ", alerts.Take(ShownAlerts))}");
    }
}
