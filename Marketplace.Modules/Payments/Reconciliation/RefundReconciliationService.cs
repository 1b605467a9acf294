using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Compares the provider's refunds of the last 48 hours with ours and applies what was missed, also refunds
/// made at the provider.</summary>
/// <remarks>A refund that cannot be settled is logged and does not block the others; the run then fails. Refunds of
/// payments that we do not know are left out: the payments themselves are reported.</remarks>
internal sealed class RefundReconciliationService(
    MarketplaceDbContext db,
    PaymentGatewayRegistry gateways,
    RefundSettlementService settlement,
    TimeProvider clock,
    ILogger<RefundReconciliationService> logger
)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    /// <summary>Runs the comparison.</summary>
    /// <returns>How many refunds were applied.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (gateways.Current is not { } gateway)
            return 0;
        var atProvider = new List<ProviderRefund>();
        await foreach (var refund in gateway.ListRefundsAsync(clock.GetUtcNow() - Window, cancellationToken))
            atProvider.Add(refund);
        var known = await ReadKnownAsync(atProvider, cancellationToken);
        var (applied, failures) = (0, new List<Exception>());
        foreach (var update in atProvider.Where(u => !known.Contains((u.ProviderRefundId, u.Status))))
        {
            try
            {
                var result = await settlement.ApplyAsync(gateway.Provider, update, cancellationToken);
                if (result.Outcome == SettlementOutcome.Applied)
                    applied++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(
                    exception,
                    "Reconciliation could not settle refund {ProviderRefundId}",
                    update.ProviderRefundId
                );
                failures.Add(exception);
            }
        }

        return failures.Count == 0
            ? applied
            : throw new AggregateException($"{failures.Count} refunds could not be settled.", failures);
    }

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
