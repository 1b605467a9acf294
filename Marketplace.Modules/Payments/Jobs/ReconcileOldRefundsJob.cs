using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Reconciles the provider's refunds of the last 35 days with ours: the payer's bank may send the money of a
/// refund back weeks after it was paid.</summary>
/// <remarks>Errors: none for findings that need attention: the run finishes with them.</remarks>
internal sealed class ReconcileOldRefundsJob(RefundReconciliationService refunds) : IJob
{
    private const int ShownAlerts = 10;
    private static readonly TimeSpan Window = TimeSpan.FromDays(35);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (await refunds.RunAsync(Window, cancellationToken) is not { } report)
            return null;
        var summary = $"{report.Compared} refunds compared, {report.Applied} settled, {report.Alerts.Count} alerts";
        if (report.Alerts.Count == 0)
            return summary;
        throw new JobFindingsException(summary + ": " + string.Join("; ", report.Alerts.Take(ShownAlerts)));
    }
}
