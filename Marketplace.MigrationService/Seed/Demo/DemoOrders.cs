using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.MigrationService;

/// <summary>Generates orders in every status, with their lines, events, stock movements and ledger entries.</summary>
internal sealed class DemoOrders(
    DemoRandom random,
    DemoTables tables,
    DemoLedger ledger,
    DemoStories? stories,
    DateTimeOffset now
)
{
    private const int TaxBps = 2000;
    private const long ShippingFee = 4_990;
    private const long FreeShippingFrom = 50_000;

    /// <summary>Adds an order.</summary>
    /// <returns>What the buyer pays for it.</returns>
    public DemoBill Add(DemoOrder order)
    {
        var lines = Enumerable
            .Range(0, random.OneIn(3) ? random.Between(2, 3) : 1)
            .Select(_ => random.Pick(order.Store.Variants))
            .DistinctBy(variant => variant.Id)
            .Select(variant => NewLine(order, variant))
            .ToList();
        var history = new DemoOrderHistory(random, order, now);
        var shipping = lines.Sum(l => l.Total) >= FreeShippingFrom ? 0 : ShippingFee;
        var placed = new DemoPlacedOrder(order, history, lines, shipping);
        placed.PlaceUnits();
        if (stories is null && history.ShippedAt is not null)
        {
            placed.Carrier = random.Pick(DemoWords.Carriers);
            placed.TrackingNumber = random.Between(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);
        }

        MoveStock(placed);
        stories?.Tell(placed);
        history.AddRows(tables);
        AddLines(placed);
        tables.Orders.Add([.. Parties(placed), .. Amounts(placed), .. Times(placed), .. Delivery(placed)]);
        AddLedgerEntries(placed);
        return new(history.Status, placed.Total, placed.Refund);
    }

    /// <summary>The tax included in an amount.</summary>
    public static long IncludedTax(long total) =>
        (long)Rounding.DivideHalfAway((Int128)total * TaxBps, 10_000 + TaxBps);

    private DemoLine NewLine(DemoOrder order, DemoVariant variant) =>
        new(
            random.NewId(order.CreatedAt),
            variant,
            random.OneIn(4) ? random.Between(2, 4) : 1,
            order.IsExpired ? 0 : order.Store.Plan.CommissionBps
        );

    private static void MoveStock(DemoPlacedOrder placed)
    {
        foreach (var line in placed.Lines)
        {
            var (moved, order) = (line.Variant.Movements, placed.Order.Id);
            if (placed.History.PlacedAt is { } placedAt)
                moved.Add(new(placedAt, -line.Quantity, "Sale", "order", order));
            if (placed.History.EndedAt is { } endedAt)
                moved.Add(new(endedAt, line.Quantity, "CancelRestock", "order", order));
        }
    }

    private void AddLines(DemoPlacedOrder placed)
    {
        foreach (var (line, position) in placed.Lines.Select((line, position) => (line, position)))
        {
            tables.OrderLines.Add(
                line.Id,
                placed.Order.Id,
                position,
                line.Variant.Id,
                line.Variant.ProductId,
                line.Variant.Title,
                line.Variant.Sku,
                line.Variant.Options.Json,
                line.Variant.ImageKey,
                line.Variant.ImageKey is null ? null : line.Variant.Title,
                line.Variant.ImageKey is null ? null : DemoCanvas.ProductSide,
                line.Variant.ImageKey is null ? null : DemoCanvas.ProductSide,
                line.Variant.Price,
                line.Quantity,
                TaxBps,
                0L,
                line.Tax,
                line.Total,
                line.Commission,
                line.CommissionRefunded,
                line.RefundedUnits,
                line.RefundedMinor,
                line.Cancelled,
                line.Packed,
                line.Shipped,
                line.Delivered,
                line.Returned,
                line.WrittenOff
            );
        }
    }

    private static object?[] Parties(DemoPlacedOrder placed) =>
        [
            placed.Order.Id,
            placed.Order.Number,
            placed.Order.PurchaseId,
            placed.Order.Store.Id,
            placed.Order.Buyer.Id,
            placed.History.Status,
            placed.Order.IsCard ? "Card" : "CashOnDelivery",
            "Carrier",
            "TRY",
        ];

    private static object?[] Amounts(DemoPlacedOrder placed) =>
        [
            placed.Goods,
            placed.Shipping,
            IncludedTax(placed.Shipping),
            0L,
            placed.Lines.Sum(l => l.Tax) + IncludedTax(placed.Shipping),
            placed.Total,
            placed.History.PlacedAt is null ? null : placed.Order.Store.Plan.CommissionBps,
            placed.Commission,
            placed.RefundPromised,
            placed.Refunded,
            placed.ShippingRefunded,
            placed.CommissionTaxRefunded,
        ];

    private static object?[] Times(DemoPlacedOrder placed) =>
        [
            placed.Order.CreatedAt,
            placed.History.PlacedAt,
            placed.Order.IsCard ? placed.History.PlacedAt : null,
            placed.History.ShippedAt,
            placed.History.DeliveredAt,
            placed.History.CompletedAt,
        ];

    private object?[] Delivery(DemoPlacedOrder placed)
    {
        var address = random.Pick(DemoWords.Places);
        return
        [
            placed.Carrier,
            placed.TrackingNumber,
            placed.DueAt,
            placed.History.EventCount,
            address.City,
            "TR",
            address.District,
            placed.Order.Buyer.Name,
            $"{random.Pick(DemoWords.Streets)} {random.Between(1, 120)}",
            "+9053" + random.Between(10_000_000, 99_999_999),
            (long)placed.History.EventCount,
        ];
    }

    private void AddLedgerEntries(DemoPlacedOrder placed)
    {
        var (id, sellerId, history) = (placed.Order.Id, placed.Order.Store.Id, placed.History);
        var (total, commission) = (new Money(placed.Total, "TRY"), new Money(placed.Commission, "TRY"));
        if (placed.Order.IsCard && history.PlacedAt is { } paidAt)
            ledger.Add(LedgerEntries.OrderPaid(id, sellerId, total, commission), paidAt);
        if (placed.Order.IsCard && history.CompletedAt is { } completedAt)
            ledger.Add(OrderCompleted(id, sellerId, total, commission), completedAt);
        if (!placed.Order.IsCard && history.DeliveredAt is { } deliveredAt)
            ledger.Add(LedgerEntries.CashCollected(id, sellerId, commission), deliveredAt);
    }

    private static LedgerEntry? OrderCompleted(Guid id, Guid sellerId, Money total, Money commission) =>
        LedgerEntries.OrderPayable(id, sellerId, total - commission - LedgerEntries.CommissionTax(commission));
}
