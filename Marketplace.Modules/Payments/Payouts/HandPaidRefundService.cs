using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Books refunds of cash orders that an administrator transferred by hand.</summary>
internal sealed class HandPaidRefundService(MarketplaceDbContext db, PayoutOutcomeService outcomes, ILedger ledger)
    : IBuyerPayouts
{
    public async Task<Result> PayByHandAsync(Guid returnId, Money amount, CancellationToken cancellationToken)
    {
        var open = await db.Set<Payout>()
            .FromSql(
                $"""
                SELECT * FROM payments.payouts
                WHERE return_id = {returnId} AND status IN ('Pending', 'Sent', 'Paid') FOR UPDATE
                """
            )
            .ToListAsync(cancellationToken);
        if (open.SingleOrDefault() is { } payout)
        {
            var withdrawn = await outcomes.ApplyAsync(
                payout,
                new(PayoutStatus.Cancelled, "paid_by_hand"),
                cancellationToken
            );
            if (!withdrawn.Succeeded)
                return withdrawn;
        }

        await ledger.PostAsync(LedgerEntries.CashRefundPaid(returnId, amount), cancellationToken);
        return Result.Success;
    }
}
