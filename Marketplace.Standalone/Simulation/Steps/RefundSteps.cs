using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>Refunds go to the provider; those that it cannot pay fail, and are tried once more.</summary>
internal sealed class RefundSteps(SimulationWorld world, SimulationCast cast)
{
    private const string SendJob = "payments.send-refunds";

    // The product tries five times by itself; then somebody asks it to go on, once.
    private const int MostTries = 6;

    /// <summary>Sends what was promised.</summary>
    public async Task SendAsync()
    {
        await RetryAsync();
        while (await world.RunJobAsync(SendJob) is not null && await AreUnsentAsync()) { }
        await FailAsync();
    }

    private Task<bool> AreUnsentAsync() =>
        world.ReadAsync(
            (db, ct) =>
                db.Set<Refund>()
                    .AnyAsync(
                        r =>
                            r.Status == RefundStatus.Pending
                            && r.ProviderRefundId == null
                            && !db.Set<Dispute>()
                                .Any(d => d.PaymentId == r.PaymentId && d.Status == DisputeStatus.Open),
                        ct
                    )
        );

    private async Task RetryAsync()
    {
        var failed = await world.ReadAsync(
            (db, ct) =>
                db.Set<Refund>()
                    .Where(r => r.Status == RefundStatus.Failed && r.Refusals + r.Returns < MostTries)
                    .Select(r => r.Id)
                    .ToListAsync(ct)
        );
        foreach (var id in failed)
        {
            await world.DoAsync<RefundAdministrationService>(
                "trying a refund again",
                (s, ct) => s.RetryAsync(cast.Maker, id, ct)
            );
        }
    }

    /// <summary>What the provider has not paid fails there.</summary>
    private async Task FailAsync()
    {
        var underway = await world.ReadAsync(
            (db, ct) =>
                db.Set<Refund>()
                    .Where(r => r.Status == RefundStatus.Pending && r.ProviderRefundId != null)
                    .Select(r => new { r.Id, r.ProviderRefundId })
                    .ToListAsync(ct)
        );
        foreach (var refund in underway)
        {
            await world.Provider.FailRefundAsync(refund.ProviderRefundId!);
            await world.UntilAsync(
                "a refund that failed is known",
                (db, ct) =>
                    db.Set<Refund>()
                        .AllAsync(r => r.Id != refund.Id || r.ProviderRefundId != refund.ProviderRefundId, ct)
            );
        }
    }
}
