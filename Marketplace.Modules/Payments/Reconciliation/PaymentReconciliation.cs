using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Compares the provider's list of the last 48 hours with our payments: a missing success is applied, money known to one side only is an alert.</summary>
public sealed class PaymentReconciliation(FoundationDbContext db, PaymentGateways gateways, PaymentSettlement settlement, TimeProvider clock, ILogger<PaymentReconciliation> logger)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    /// <summary>Runs it; null when no provider is configured.</summary>
    public async Task<ReconciliationReport?> RunAsync(CancellationToken cancellationToken)
    {
        if (gateways.Current is not { } gateway) return null;
        var since = clock.GetUtcNow() - Window;
        var atProvider = new List<ProviderPayment>();
        await foreach (var payment in gateway.ListAsync(since, cancellationToken)) atProvider.Add(payment);
        var ours = await db.Set<Payment>().AsNoTracking().Where(p => p.Provider == gateway.Provider && p.CreatedAt >= since.AddDays(-1))
            .Select(p => new { p.Id, p.ProviderPaymentId, p.Status, p.SucceededAt, p.CreatedAt }).ToDictionaryAsync(p => p.Id, cancellationToken);

        var applied = 0;
        var alerts = new List<string>();
        foreach (var news in atProvider.Where(p => p.Reference is not null && p.Status is PaymentStatus.Succeeded or PaymentStatus.Expired))
        {
            if (ours.TryGetValue(news.Reference!.PaymentId, out var known) && known.Status.Rank() >= news.Status.Rank()) continue;
            var result = await settlement.ApplyAsync(gateway.Provider, news, "reconciliation", cancellationToken);
            if (result.Outcome == SettlementOutcome.Applied) applied++;
            if (result.Outcome == SettlementOutcome.Mismatch || (result.Outcome == SettlementOutcome.Unknown && news.Status == PaymentStatus.Succeeded))
                alerts.Add($"{news.ProviderPaymentId}: {result.Reason}");
        }

        var paidThere = atProvider.Where(p => p.Status == PaymentStatus.Succeeded).Select(p => p.ProviderPaymentId).ToHashSet();
        alerts.AddRange(ours.Values.Where(p => p.SucceededAt is not null && p.CreatedAt > since.AddMinutes(5) && !paidThere.Contains(p.ProviderPaymentId))
            .Select(p => $"{p.Id}: paid here, not at the provider"));
        foreach (var alert in alerts)
        {
            PaymentMetrics.Alert("reconciliation");
            logger.LogError("Reconciliation with {Provider}: {Alert}", gateway.Provider, alert);
        }

        return new(atProvider.Count, applied, alerts);
    }
}

/// <summary>What a comparison found.</summary>
/// <param name="Compared">Pages in the provider's list.</param>
/// <param name="Applied">Payments that had missed their news.</param>
/// <param name="Alerts">One sentence each; a person must look.</param>
public sealed record ReconciliationReport(int Compared, int Applied, IReadOnlyList<string> Alerts);
