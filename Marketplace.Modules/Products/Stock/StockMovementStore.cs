using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Records changes of locked stock: a movement for each change of the units on hand, and the resulting
/// events.</summary>
public sealed class StockMovementStore(IStockRepository stock, EventOutbox outbox, TimeProvider clock)
{
    /// <summary>Adds a movement and a StockDecreased event per variant and order; call after changing the
    /// items.</summary>
    internal void RecordSales(IEnumerable<StockLine> lines, IReadOnlyDictionary<Guid, StockItem> items)
    {
        foreach (var (line, item, onHandAfter) in Merge(lines, items, sign: -1))
        {
            stock.Add(Movement(item, -line.Quantity, StockReason.Sale, onHandAfter, line.Reference));
            outbox.Add(
                new StockDecreased(
                    item.VariantId,
                    item.ProductId,
                    item.SellerId,
                    line.Quantity,
                    onHandAfter,
                    item.Available,
                    line.Reference.Id
                )
            );
        }
    }

    /// <summary>Adds a movement per variant and cause; call after changing the items.</summary>
    internal void RecordRestock(
        IEnumerable<StockLine> lines,
        IReadOnlyDictionary<Guid, StockItem> items,
        StockReason reason
    )
    {
        foreach (var (line, item, onHandAfter) in Merge(lines, items, sign: 1))
            stock.Add(Movement(item, line.Quantity, reason, onHandAfter, line.Reference));
    }

    /// <summary>Adds a manual movement.</summary>
    /// <param name="cause">The call that changed it with others; null when it was changed alone.</param>
    internal void RecordManual(
        StockItem item,
        int delta,
        StockReason reason,
        Guid? actorId,
        string? note,
        StockReference? cause = null
    ) => stock.Add(Movement(item, delta, reason, item.OnHand, cause, actorId, note));

    /// <summary>Adds a movement to what was counted.</summary>
    internal void RecordCount(StockItem item, int delta, StockReference cause, Guid? actorId) =>
        stock.Add(Movement(item, delta, StockReason.Correction, item.OnHand, cause, actorId));

    /// <summary>Adds StockLow, OutOfStock and BackInStock events, each once per threshold crossing.</summary>
    internal void AnnounceCrossings(IEnumerable<StockItem> items)
    {
        foreach (var item in items)
        {
            var crossing = item.Crossing;
            if (crossing.BecameLow)
            {
                outbox.Add(
                    new StockLow(item.VariantId, item.ProductId, item.SellerId, item.Available, item.LowThreshold)
                );
            }

            if (crossing.RanOut)
                outbox.Add(new OutOfStock(item.VariantId, item.ProductId, item.SellerId));
            if (crossing.CameBack)
                outbox.Add(new BackInStock(item.VariantId, item.ProductId, item.SellerId));
        }
    }

    /// <summary>One line per variant and cause, with the units on hand after each.</summary>
    private static IEnumerable<(StockLine Line, StockItem Item, int OnHandAfter)> Merge(
        IEnumerable<StockLine> lines,
        IReadOnlyDictionary<Guid, StockItem> items,
        int sign
    )
    {
        foreach (var byVariant in lines.GroupBy(l => l.VariantId))
        {
            var item = items[byVariant.Key];
            var onHand = item.OnHand - sign * byVariant.Sum(l => l.Quantity);
            foreach (var byCause in byVariant.GroupBy(l => l.Reference))
            {
                var quantity = byCause.Sum(l => l.Quantity);
                onHand += sign * quantity;
                yield return (new StockLine(byVariant.Key, byCause.Key, quantity), item, onHand);
            }
        }
    }

    private StockMovement Movement(
        StockItem item,
        int delta,
        StockReason reason,
        int onHandAfter,
        StockReference? reference,
        Guid? actorId = null,
        string? note = null
    ) =>
        new()
        {
            Id = Ids.New(clock),
            VariantId = item.VariantId,
            Delta = delta,
            Reason = reason,
            RefType = reference?.Type,
            RefId = reference?.Id,
            OrderId = reference?.OrderId,
            ActorId = actorId,
            Note = note,
            OnHandAfter = onHandAfter,
            At = clock.GetUtcNow(),
        };
}
