using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Prevents a store with outstanding earnings or debts from closing.</summary>
public sealed class PayableCloseGuard(ILedger ledger) : ISellerCloseGuard
{
    public async Task<Error?> RefusalAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var balance = await ledger.BalanceAsync(sellerId, cancellationToken);
        return balance.Payable.IsZero && balance.Pending.IsZero
            ? null
            : PaymentErrors.SellerHasBalance.With(("pending", balance.Pending), ("payable", balance.Payable));
    }
}
