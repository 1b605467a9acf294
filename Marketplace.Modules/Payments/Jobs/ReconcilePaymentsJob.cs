using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Reconciles our payments, refunds and disputes with the provider's.</summary>
/// <remarks>Errors: none for findings that need attention: the run finishes with them, after everything that could be
/// settled has been. A part that fails fails the run after the other parts.</remarks>
internal sealed class ReconcilePaymentsJob(
    PaymentReconciliationService reconciliation,
    RefundReconciliationService refunds,
    DisputeReconciliationService disputes
) : IJob
{
    private const int ShownAlerts = 10;
    private static readonly TimeSpan RefundWindow = TimeSpan.FromHours(48);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var paid = await TryAsync(() => reconciliation.RunAsync(cancellationToken), failures);
        var refunded = await TryAsync(() => refunds.RunAsync(RefundWindow, cancellationToken), failures);
        var disputed = await TryAsync(() => disputes.RunAsync(cancellationToken), failures);
        if (paid is null && failures.Count == 0)
            return null;
        string[] alerts = [.. paid?.Alerts ?? [], .. refunded?.Alerts ?? [], .. disputed?.Alerts ?? []];
        var summary =
            $"{paid?.Compared ?? 0} payments compared, {paid?.Applied ?? 0} settled, "
            + $"{refunded?.Applied ?? 0} refunds settled, {disputed?.Applied ?? 0} disputes settled, "
            + $"{alerts.Length} alerts";
        if (alerts.Length > 0)
            summary += ": " + string.Join("; ", alerts.Take(ShownAlerts));
        if (failures.Count > 0)
            throw new AggregateException(summary, failures);
        return alerts.Length == 0 ? summary : throw new JobFindingsException(summary);
    }

    /// <summary>One part that fails does not keep the others from running.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> runAsync, List<Exception> failures)
    {
        try
        {
            return await runAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            failures.Add(exception);
            return default;
        }
    }
}
