using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider for the disputes of the last 48 hours, and for every older one that has not ended, and
/// applies what was missed.</summary>
/// <remarks>A dispute that cannot be settled is logged and does not block the others; the run then fails. Disputes of
/// payments that we do not know are left out: the payments themselves are reported.</remarks>
internal sealed class DisputeReconciliationService(
    IDisputeRepository disputes,
    PaymentGatewayRegistry gateways,
    DisputeSettlementService settlement,
    ReconciliationFindingStore findings,
    TimeProvider clock,
    ILogger<DisputeReconciliationService> logger
)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    /// <summary>Runs the comparison; null when no provider is configured.</summary>
    public async Task<ReconciliationReport?> RunAsync(CancellationToken cancellationToken)
    {
        if (gateways.Current is not { } gateway)
            return null;
        var failures = new List<Exception>();
        var found = new List<ReconciliationFinding>();
        var applied = 0;
        var updates = await ReadAsync(gateway, found, failures, cancellationToken);
        foreach (var update in updates)
        {
            try
            {
                var result = await settlement.ApplyAsync(gateway.Provider, update, cancellationToken);
                if (result.Outcome == SettlementOutcome.Applied)
                    applied++;
                if (result.Outcome == SettlementOutcome.Mismatch)
                    found.Add(Finding(gateway.Provider, update.ProviderDisputeId, result.Reason!));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Failed(exception, update.ProviderDisputeId, failures);
            }
        }

        var alerts = await findings.AddAsync(found, cancellationToken);
        return failures.Count == 0
            ? new(updates.Count, applied, alerts.Select(a => $"{a.Subject}: {a.Detail}").ToArray())
            : throw new AggregateException($"{failures.Count} disputes could not be settled.", failures);
    }

    private async Task<List<ProviderDispute>> ReadAsync(
        IPaymentGateway gateway,
        List<ReconciliationFinding> found,
        List<Exception> failures,
        CancellationToken cancellationToken
    )
    {
        var updates = new List<ProviderDispute>();
        await foreach (var dispute in gateway.ListDisputesAsync(clock.GetUtcNow() - Window, cancellationToken))
            updates.Add(dispute);
        var listed = updates.Select(d => d.ProviderDisputeId).ToHashSet();
        foreach (var id in await disputes.ListNotEndedAsync(gateway.Provider, cancellationToken))
        {
            if (listed.Contains(id))
                continue;
            try
            {
                updates.Add(await gateway.RetrieveDisputeAsync(id, cancellationToken));
            }
            catch (PaymentProviderException exception) when (exception.Code == PaymentProviderException.Missing)
            {
                found.Add(Finding(gateway.Provider, id, "The provider does not know this dispute any more"));
            }
            catch (PaymentProviderException exception)
            {
                Failed(exception, id, failures);
            }
        }

        return updates;
    }

    private void Failed(Exception exception, string providerDisputeId, List<Exception> failures)
    {
        logger.LogError(exception, "Reconciliation could not settle dispute {ProviderDisputeId}", providerDisputeId);
        failures.Add(exception);
    }

    private ReconciliationFinding Finding(string provider, string providerDisputeId, string detail) =>
        new()
        {
            Provider = provider,
            Subject = providerDisputeId,
            Detail = detail,
            FoundAt = clock.GetUtcNow(),
        };
}
