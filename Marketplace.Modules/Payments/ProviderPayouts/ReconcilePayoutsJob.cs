using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Compares the provider's payouts of the last 48 hours with ours and applies what was missed.</summary>
/// <remarks>Errors: none for findings that need attention, among them payouts that do not carry our mark: the run
/// finishes with them. One that cannot be settled fails the run after the others.</remarks>
internal sealed class ReconcilePayoutsJob(
    ProviderPayoutStore payouts,
    PayoutGatewayRegistry gateways,
    ProviderPayoutSettlementService settlement,
    ReconciliationFindingStore findings,
    TimeProvider clock,
    ILogger<ReconcilePayoutsJob> logger
) : IJob
{
    private const int ShownAlerts = 10;
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (gateways.Current is not { } gateway)
            return null;
        var listed = new List<ProviderPayout>();
        await foreach (var payout in gateway.ListAsync(clock.GetUtcNow() - Window, cancellationToken))
            listed.Add(payout);
        var known = await payouts.ListKnownAsync(
            gateway.Way,
            listed.ConvertAll(p => p.ProviderPayoutId),
            cancellationToken
        );
        var (found, failures, applied) = (new List<ReconciliationFinding>(), new List<Exception>(), 0);
        foreach (var news in listed.Where(n => n.BackMinor > 0 || !known.Contains((n.ProviderPayoutId, n.Status))))
        {
            try
            {
                var result = await settlement.ApplyAsync(gateway.Way, news, cancellationToken);
                applied += result.Outcome == SettlementOutcome.Applied ? 1 : 0;
                if (DetailOf(result, news) is { } detail)
                    found.Add(Finding(gateway.Provider, news, detail));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Reconciliation could not settle {PayoutId}", news.ProviderPayoutId);
                failures.Add(exception);
            }
        }

        var alerts = await findings.AddAsync(found, cancellationToken);
        var summary = $"{listed.Count} payouts compared, {applied} settled, {alerts.Count} alerts";
        if (alerts.Count > 0)
            summary += ": " + string.Join("; ", alerts.Take(ShownAlerts).Select(a => $"{a.Subject}: {a.Detail}"));
        if (failures.Count > 0)
            throw new AggregateException(summary, failures);
        return alerts.Count == 0 ? summary : throw new JobFindingsException(summary);
    }

    private static string? DetailOf(Settlement result, ProviderPayout news) =>
        result.Outcome switch
        {
            SettlementOutcome.Mismatch => result.Reason,
            SettlementOutcome.Unknown => $"We do not know payout {news.PayoutId}",
            SettlementOutcome.Ignored when news.PayoutId is null => "A transfer that we did not make",
            _ => null,
        };

    private ReconciliationFinding Finding(string provider, ProviderPayout news, string detail) =>
        new()
        {
            Provider = provider,
            Subject = news.ProviderPayoutId,
            Detail = detail,
            FoundAt = clock.GetUtcNow(),
        };
}
