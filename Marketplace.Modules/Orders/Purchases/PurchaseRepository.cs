using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class PurchaseRepository(MarketplaceDbContext db) : IPurchaseRepository
{
    public void Add(Purchase purchase, IEnumerable<Order> orders)
    {
        db.Add(purchase);
        db.AddRange(orders);
    }

    public Task LockAsync(Guid purchaseId, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM orders.purchases WHERE id = {purchaseId} FOR UPDATE")
            .ToListAsync(cancellationToken);

    public async Task<(Purchase Purchase, IReadOnlyList<Order> Orders)?> FindForUpdateAsync(
        Guid purchaseId,
        CancellationToken cancellationToken
    )
    {
        var purchase = (
            await db.Set<Purchase>()
                .FromSql($"SELECT * FROM orders.purchases WHERE id = {purchaseId} FOR UPDATE")
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();
        if (purchase is null)
            return null;
        var orders = await db.Set<Order>()
            .Include(o => o.Lines.OrderBy(l => l.Position))
            .Where(o => o.PurchaseId == purchaseId)
            .OrderBy(o => o.Id)
            .ToListAsync(cancellationToken);
        return (purchase, orders);
    }

    public async Task<Order?> FindOrderForUpdateAsync(Guid orderId, CancellationToken cancellationToken)
    {
        await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT id AS "Value" FROM orders.purchases
                WHERE id = (SELECT purchase_id FROM orders.orders WHERE id = {orderId}) FOR UPDATE
                """
            )
            .ToListAsync(cancellationToken);
        return (
            await db.Set<Order>()
                .Include(o => o.Lines.OrderBy(l => l.Position))
                .Where(o => o.Id == orderId)
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();
    }
}
