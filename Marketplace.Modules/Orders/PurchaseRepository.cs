using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class PurchaseRepository(FoundationDbContext db, TimeProvider clock) : IPurchaseRepository
{
    private const int SpareNumbers = 4;

    public void Add(Purchase purchase, IEnumerable<Order> orders)
    {
        db.Add(purchase);
        db.AddRange(orders);
    }

    public async Task<IReadOnlyList<string>> DrawNumbersAsync(int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var free = new List<string>();
        while (free.Count < count)
        {
            var drawn = Enumerable.Range(0, count + SpareNumbers).Select(_ => OrderNumber.Draw(now)).Distinct(StringComparer.Ordinal).Except(free, StringComparer.Ordinal).ToArray();
            var taken = await db.Database.SqlQuery<string>(
                $"SELECT number AS \"Value\" FROM orders.orders WHERE number = ANY ({drawn}) UNION ALL SELECT number FROM orders.purchases WHERE number = ANY ({drawn})")
                .ToListAsync(cancellationToken);
            free.AddRange(drawn.Except(taken, StringComparer.Ordinal));
        }

        return free.Take(count).ToArray();
    }

    public Task LockAsync(Guid purchaseId, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM orders.purchases WHERE id = {purchaseId} FOR UPDATE").ToListAsync(cancellationToken);

    public async Task<(Purchase Purchase, IReadOnlyList<Order> Orders)?> GetForChangeAsync(Guid purchaseId, CancellationToken cancellationToken)
    {
        var purchase = (await db.Set<Purchase>().FromSql($"SELECT * FROM orders.purchases WHERE id = {purchaseId} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault();
        if (purchase is null) return null;
        var orders = await db.Set<Order>().Include(o => o.Lines.OrderBy(l => l.Position)).Where(o => o.PurchaseId == purchaseId).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        return (purchase, orders);
    }

    public async Task<Order?> GetOrderForChangeAsync(Guid orderId, CancellationToken cancellationToken)
    {
        await db.Database.SqlQuery<Guid>(
            $"SELECT id AS \"Value\" FROM orders.purchases WHERE id = (SELECT purchase_id FROM orders.orders WHERE id = {orderId}) FOR UPDATE").ToListAsync(cancellationToken);
        return (await db.Set<Order>().Include(o => o.Lines.OrderBy(l => l.Position)).Where(o => o.Id == orderId).ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
