using System.Linq.Expressions;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>Refunds go to the provider; those that it cannot pay fail, are tried once more, and are then paid by bank
/// transfer.</summary>
internal sealed class RefundSteps(SimulationWorld world, SimulationCast cast)
{
    private const string SendJob = "payments.send-refunds";

    // The product tries five times by itself; then somebody asks it to go on, once.
    private const int MostTries = 6;

    /// <summary>Sends what was promised.</summary>
    public async Task SendAsync()
    {
        await TransferAsync();
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
        foreach (var id in await FailedAsync(r => r.Refusals + r.Returns < MostTries))
        {
            await world.DoAsync<RefundAdministrationService>(
                "trying a refund again",
                (s, ct) => s.RetryAsync(cast.Maker, id, ct)
            );
        }
    }

    private async Task TransferAsync()
    {
        foreach (var id in await FailedAsync(r => r.Refusals + r.Returns >= MostTries))
        {
            await world.DoAsync<BankRefundService>(
                "paying a refund by bank transfer",
                (s, ct) => s.MarkPaidAsync(cast.Maker, id, "FT", ct)
            );
        }
    }

    // Those that may be sent: nobody pays while the payer's bank decides.
    private Task<List<Guid>> FailedAsync(Expression<Func<Refund, bool>> when) =>
        world.ReadAsync(
            (db, ct) =>
                db.Set<Refund>()
                    .Where(r => r.Status == RefundStatus.Failed && r.Reason != Refund.AtProviderReason)
                    .Where(when)
                    .Where(r =>
                        !db.Set<Dispute>().Any(d => d.PaymentId == r.PaymentId && d.Status == DisputeStatus.Open)
                    )
                    .OrderBy(r => r.Id)
                    .Select(r => r.Id)
                    .ToListAsync(ct)
        );

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
