using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Payouts to buyers who had paid at the door and whose returns were accepted.</summary>
internal sealed class BuyerPayoutService(
    UnitOfWork unitOfWork,
    PayoutCandidateQueries candidates,
    IBuyerRefundSource source,
    BuyerPayoutReservationService reservations
)
{
    /// <summary>Reserves the payout of a return in a transaction of its own.</summary>
    /// <remarks>Repeat: does nothing when it is reserved. Order and locks: purchase, ledger.</remarks>
    public Task<bool> ReserveAsync(Guid runId, Guid returnId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                await source.LockAsync(returnId, ct);
                // Read after the lock: the money may have gone another way meanwhile.
                var owed = await candidates.OwedAsync(returnId, ct);
                var account = (await source.AccountsAsync([returnId], ct)).GetValueOrDefault(returnId);
                if (owed == 0 || account is null)
                    return false;
                await reservations.ReserveAsync(runId, returnId, account, owed, ct);
                return true;
            },
            cancellationToken
        );
}

/// <summary>Books the payout of a return.</summary>
internal sealed class BuyerPayoutReservationService(
    PayoutStore payouts,
    SellerPayoutPublisher publisher,
    PayoutAccountCipher cipher,
    ILedger ledger,
    IOptions<MarketplaceOptions> marketplace
)
{
    public async Task ReserveAsync(
        Guid runId,
        Guid returnId,
        BuyerRefundAccount account,
        long amountMinor,
        CancellationToken cancellationToken
    )
    {
        var amount = new Money(amountMinor, marketplace.Value.Currency);
        var id = publisher.NewId();
        payouts.Add(
            new(
                id,
                account.SellerId,
                returnId,
                null,
                amount,
                publisher.Today,
                cipher.Seal(id, account.Name, account.Iban),
                RunId: runId
            )
        );
        await ledger.PostAsync(LedgerEntries.PayoutReserved(id, amount), cancellationToken);
        await publisher.CountAsync(runId, new(0, amountMinor), cancellationToken);
    }
}
