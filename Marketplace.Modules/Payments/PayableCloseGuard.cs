using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Prevents a store with outstanding earnings or debts, or a payout on its way, from closing.</summary>
internal sealed class PayableCloseGuard(ILedger ledger, PayoutStore payouts) : ISellerCloseGuard
{
    public async Task<Error?> RefusalAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var balance = await ledger.BalanceAsync(sellerId, cancellationToken);
        var isSettled = balance.Payable.IsZero && balance.Pending.IsZero;
        return isSettled && !await payouts.HasOpenAsync(sellerId, cancellationToken)
            ? null
            : PaymentErrors.SellerHasBalance.With(("pending", balance.Pending), ("payable", balance.Payable));
    }
}
