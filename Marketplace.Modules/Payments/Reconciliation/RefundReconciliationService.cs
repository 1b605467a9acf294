using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Compares the provider's refunds with ours and applies what was missed, also refunds made at the
/// provider; what does not match, or does not fit its payment, is reported.</summary>
/// <remarks>A refund that cannot be settled is logged and does not block the others; the run then fails. Refunds of
/// payments that we do not know are left out: the payments themselves are reported. Repeat: each is reported
/// once.</remarks>
internal sealed class RefundReconciliationService(
    MarketplaceDbContext db,
    PaymentGatewayRegistry gateways,
    RefundSettlementService settlement,
    ReconciliationFindingStore findings,
    TimeProvider clock,
    ILogger<RefundReconciliationService> logger
)
{
    private const int Batch = 500;

    private sealed record Progress(List<ReconciliationFinding> Found, List<Exception> Failures)
    {
        public int Compared { get; set; }

        public int Applied { get; set; }
    }

    /// <summary>Runs the comparison; null when no provider is configured.</summary>
    /// <param name="window">Refunds made so long ago at most.</param>
    public async Task<ReconciliationReport?> RunAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        if (gateways.Current is not { } gateway)
            return null;
        var progress = new Progress([], []);
        var batch = new List<ProviderRefund>();
        await foreach (var refund in gateway.ListRefundsAsync(clock.GetUtcNow() - window, cancellationToken))
        {
            batch.Add(refund);
            if (batch.Count < Batch)
                continue;
            await SettleAsync(gateway.Provider, batch, progress, cancellationToken);
            batch.Clear();
        }

        await SettleAsync(gateway.Provider, batch, progress, cancellationToken);
        var alerts = await findings.AddAsync(progress.Found, cancellationToken);
        foreach (var alert in alerts)
        {
            PaymentMetrics.Alert("reconciliation");
            logger.LogError("Reconciliation of {Subject}: {Detail}", alert.Subject, alert.Detail);
        }

        return progress.Failures.Count == 0
            ? new(progress.Compared, progress.Applied, alerts.Select(a => $"{a.Subject}: {a.Detail}").ToArray())
            : throw new AggregateException(
                $"{progress.Failures.Count} refunds could not be settled.",
                progress.Failures
            );
    }

    private async Task SettleAsync(
        string provider,
        List<ProviderRefund> batch,
        Progress progress,
        CancellationToken cancellationToken
    )
    {
        progress.Compared += batch.Count;
        var known = await ReadKnownAsync(batch, cancellationToken);
        foreach (var update in batch.Where(u => !known.Contains((u.ProviderRefundId, u.Status))))
        {
            try
            {
                var result = await settlement.ApplyAsync(provider, update, cancellationToken);
                if (result.Outcome == SettlementOutcome.Applied)
                    progress.Applied++;
                if (DetailOf(result) is { } detail)
                    progress.Found.Add(Finding(provider, update.ProviderRefundId, detail));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(
                    exception,
                    "Reconciliation could not settle refund {ProviderRefundId}",
                    update.ProviderRefundId
                );
                progress.Failures.Add(exception);
            }
        }
    }

    private static string? DetailOf(Settlement result) =>
        result switch
        {
            { Outcome: SettlementOutcome.Mismatch } => result.Reason,
            { Outcome: SettlementOutcome.Unknown, PaymentId: { } paymentId } =>
                $"Does not fit what is left of payment {paymentId}",
            _ => null,
        };

    private ReconciliationFinding Finding(string provider, string providerRefundId, string detail) =>
        new()
        {
            Provider = provider,
            Subject = providerRefundId,
            Detail = detail,
            FoundAt = clock.GetUtcNow(),
        };

    private async Task<HashSet<(string, RefundStatus)>> ReadKnownAsync(
        List<ProviderRefund> atProvider,
        CancellationToken cancellationToken
    )
    {
        var ids = atProvider.ConvertAll(r => r.ProviderRefundId);
        var known = await db.Set<Refund>()
            .AsNoTracking()
            .Where(r => r.ProviderRefundId != null && ids.Contains(r.ProviderRefundId))
            .Select(r => new { r.ProviderRefundId, r.Status })
            .ToListAsync(cancellationToken);
        return known.Select(r => (r.ProviderRefundId!, r.Status)).ToHashSet();
    }
}
