using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Returns of cash orders, as the payouts to their buyers see them.</summary>
internal sealed class BuyerRefundSource(
    MarketplaceDbContext db,
    IReturnRepository returns,
    BuyerAccountCipher cipher,
    ReturnTimePolicy clock
) : IBuyerRefundSource
{
    public Task LockAsync(Guid returnId, CancellationToken cancellationToken) =>
        returns.FindForUpdateAsync(returnId, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, BuyerRefundAccount>> AccountsAsync(
        IReadOnlyCollection<Guid> returnIds,
        CancellationToken cancellationToken
    ) =>
        (
            await (
                from found in db.Set<OrderReturn>().AsNoTracking()
                join order in db.Set<Order>() on found.OrderId equals order.Id
                where returnIds.Contains(found.Id) && found.Account != null
                select new
                {
                    found.Id,
                    found.SellerId,
                    found.Number,
                    Name = order.Address.FullName,
                    Account = found.Account!,
                }
            ).ToListAsync(cancellationToken)
        ).ToDictionary(
            r => r.Id,
            r => new BuyerRefundAccount(r.SellerId, r.Number, r.Name, cipher.Open(r.Id, r.Account))
        );

    public async Task OnPaidAsync(Guid returnId, string bankReference, CancellationToken cancellationToken)
    {
        if (await returns.FindForUpdateAsync(returnId, cancellationToken) is not var (found, order))
            throw new InvalidOperationException($"Return {returnId} does not exist.");
        // An earlier version left a return where it was when its money came back.
        if (found.Status == ReturnStatus.Accepted)
            found.NoteRefunded(OrderActor.System, bankReference, clock.Now, clock.Deadlines);
        order.NoteAssigned(found.RefundTotal);
    }

    public async Task OnReturnedAsync(Guid returnId, CancellationToken cancellationToken)
    {
        if (await returns.FindForUpdateAsync(returnId, cancellationToken) is not var (found, order))
            throw new InvalidOperationException($"Return {returnId} does not exist.");
        if (found.Status == ReturnStatus.Refunded)
            found.NoteMoneyBack(OrderActor.System, clock.Now, clock.Deadlines);
        order.NoteAssigned(-found.RefundTotal);
    }
}
