using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Compares the provider's list of the last 48 hours with our payments: a missed success is applied, money
/// that only one side knows of raises an alert.</summary>
/// <remarks>Repeat: an alert is raised once (see <see cref="ReconciliationFindingStore"/>). A payment that cannot be
/// settled is logged and does not block the others; the run then fails.</remarks>
internal sealed class PaymentReconciliationService(
    MarketplaceDbContext db,
    PaymentGatewayRegistry gateways,
    PaymentSettlementService settlement,
    ReconciliationFindingStore findings,
    TimeProvider clock,
    ILogger<PaymentReconciliationService> logger
)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    private sealed record Known(
        Guid Id,
        string? ProviderPaymentId,
        PaymentStatus Status,
        DateTimeOffset? SucceededAt,
        DateTimeOffset CreatedAt
    );

    /// <summary>Runs the reconciliation; null when no provider is configured.</summary>
    public async Task<ReconciliationReport?> RunAsync(CancellationToken cancellationToken)
    {
        if (gateways.Current is not { } gateway)
            return null;
        var since = clock.GetUtcNow() - Window;
        var atProvider = new List<ProviderPayment>();
        await foreach (var payment in gateway.ListAsync(since, cancellationToken))
            atProvider.Add(payment);
        var ours = await ReadOursAsync(gateway.Provider, since, cancellationToken);
        var failures = new List<Exception>();
        var (applied, found) = await SettleAsync(gateway.Provider, atProvider, ours, failures, cancellationToken);
        found.AddRange(UnknownThere(gateway.Provider, atProvider, ours.Values, since));
        var alerts = await findings.AddAsync(found, cancellationToken);
        Report(alerts);
        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} payments could not be settled.", failures);
        return new(atProvider.Count, applied, alerts.Select(a => $"{a.Subject}: {a.Detail}").ToArray());
    }

    private async Task<(int Applied, List<ReconciliationFinding> Found)> SettleAsync(
        string provider,
        IEnumerable<ProviderPayment> atProvider,
        Dictionary<Guid, Known> ours,
        List<Exception> failures,
        CancellationToken cancellationToken
    )
    {
        var applied = 0;
        var found = new List<ReconciliationFinding>();
        foreach (var update in atProvider.Where(p => p.Status is PaymentStatus.Succeeded or PaymentStatus.Expired))
        {
            if (IsKnown(update, ours))
                continue;
            try
            {
                var result = await settlement.ApplyAsync(provider, update, "reconciliation", cancellationToken);
                if (result.Outcome == SettlementOutcome.Applied)
                    applied++;
                if (IsFinding(result, update))
                    found.Add(Finding(provider, update.ProviderPaymentId!, result.Reason!));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(
                    exception,
                    "Reconciliation could not settle payment {ProviderPaymentId}",
                    update.ProviderPaymentId
                );
                failures.Add(exception);
            }
        }

        return (applied, found);
    }

    private Task<Dictionary<Guid, Known>> ReadOursAsync(
        string provider,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        db.Set<Payment>()
            .AsNoTracking()
            .Where(p => p.Provider == provider && p.CreatedAt >= since.AddDays(-1))
            .Select(p => new Known(p.Id, p.ProviderPaymentId, p.Status, p.SucceededAt, p.CreatedAt))
            .ToDictionaryAsync(p => p.Id, cancellationToken);

    private static bool IsKnown(ProviderPayment update, Dictionary<Guid, Known> ours) =>
        update.Reference is { } mark
        && ours.TryGetValue(mark.PaymentId, out var known)
        && known.Status.Rank() >= update.Status.Rank();

    private static bool IsFinding(Settlement result, ProviderPayment update) =>
        result.Outcome == SettlementOutcome.Mismatch
        || (result.Outcome == SettlementOutcome.Unknown && update.Status == PaymentStatus.Succeeded);

    /// <summary>Payments that succeeded here, but not at the provider.</summary>
    private IEnumerable<ReconciliationFinding> UnknownThere(
        string provider,
        IEnumerable<ProviderPayment> atProvider,
        IEnumerable<Known> ours,
        DateTimeOffset since
    )
    {
        var paidThere = atProvider
            .Where(p => p.Status == PaymentStatus.Succeeded)
            .Select(p => p.ProviderPaymentId)
            .ToHashSet();
        return ours.Where(p =>
                p.SucceededAt is not null
                && p.CreatedAt > since.AddMinutes(5)
                && !paidThere.Contains(p.ProviderPaymentId)
            )
            .Select(p => Finding(provider, p.Id.ToString(), "Paid here, not at the provider"));
    }

    private ReconciliationFinding Finding(string provider, string subject, string detail) =>
        new()
        {
            Provider = provider,
            Subject = subject,
            Detail = detail,
            FoundAt = clock.GetUtcNow(),
        };

    private void Report(IEnumerable<ReconciliationFinding> alerts)
    {
        foreach (var alert in alerts)
        {
            PaymentMetrics.Alert("reconciliation");
            logger.LogError(
                "Reconciliation with {Provider}: {Subject}: {Alert}",
                alert.Provider,
                alert.Subject,
                alert.Detail
            );
        }
    }
}

/// <summary>The result of a reconciliation.</summary>
/// <param name="Compared">How many the provider's list had.</param>
/// <param name="Applied">Of how many an update had been missed.</param>
/// <param name="Alerts">One sentence for each new finding; each needs an administrator.</param>
internal sealed record ReconciliationReport(int Compared, int Applied, IReadOnlyList<string> Alerts);
