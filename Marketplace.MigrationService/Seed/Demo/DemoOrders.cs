using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.MigrationService;

/// <summary>Generates orders in every status, with their lines, events, stock movements and ledger entries.</summary>
internal sealed class DemoOrders(DemoRandom random, DemoTables tables, DemoLedger ledger, DateTimeOffset now)
{
    private const int TaxBps = 2000;
    private const long ShippingFee = 4_990;
    private const long FreeShippingFrom = 50_000;

    /// <summary>Adds an order.</summary>
    /// <returns>Its total in minor units.</returns>
    public long Add(DemoOrder order)
    {
        var variants = Enumerable
            .Range(0, random.OneIn(3) ? random.Between(2, 3) : 1)
            .Select(_ => random.Pick(order.Store.Variants))
            .DistinctBy(variant => variant.Id)
            .ToList();
        var history = new DemoOrderHistory(random, order, now);
        var totals = AddLines(order, variants, history);
        var shipping = totals.Items >= FreeShippingFrom ? 0 : ShippingFee;
        var address = random.Pick(DemoWords.Places);
        history.AddRows(tables);
        tables.Orders.Add([
            .. Parties(order, history),
            .. Amounts(order, history, totals, shipping),
            .. Times(order, history),
            .. Delivery(order, history, address),
        ]);
        AddLedgerEntries(
            order,
            history,
            new Money(totals.Items + shipping, "TRY"),
            new Money(totals.Commission, "TRY")
        );
        return totals.Items + shipping;
    }

    /// <summary>The tax included in an amount.</summary>
    public static long IncludedTax(long total) =>
        (long)Rounding.DivideHalfAway((Int128)total * TaxBps, 10_000 + TaxBps);

    private DemoOrderTotals AddLines(DemoOrder order, List<DemoVariant> variants, DemoOrderHistory history)
    {
        var totals = new DemoOrderTotals(0, 0, 0);
        for (var position = 0; position < variants.Count; position++)
        {
            var variant = variants[position];
            var quantity = random.OneIn(4) ? random.Between(2, 4) : 1;
            var line = AddLine(order, history.Status, position, variant, quantity);
            totals = new(totals.Items + line.Items, totals.Tax + line.Tax, totals.Commission + line.Commission);
            if (history.PlacedAt is { } placedAt)
                variant.Movements.Add((placedAt, -quantity, "Sale", order.Id));
            if (history.EndedAt is { } endedAt)
                variant.Movements.Add((endedAt, quantity, "CancelRestock", order.Id));
        }

        return totals;
    }

    private DemoOrderTotals AddLine(DemoOrder order, string status, int position, DemoVariant variant, int quantity)
    {
        var (cancelled, shipped, delivered) = status switch
        {
            "Cancelled" or "Rejected" => (quantity, 0, 0),
            "Shipped" => (0, quantity, 0),
            "Delivered" or "Completed" => (0, quantity, quantity),
            _ => (0, 0, 0),
        };
        var total = variant.Price * quantity;
        var tax = IncludedTax(total);
        var commission = order.IsExpired ? 0 : new Money(total, "TRY").ApplyRate(order.Store.Plan.CommissionBps).Amount;
        tables.OrderLines.Add(
            random.NewId(order.CreatedAt),
            order.Id,
            position,
            variant.Id,
            variant.ProductId,
            variant.Title,
            variant.Sku,
            variant.Options.Json,
            variant.Price,
            quantity,
            TaxBps,
            0L,
            tax,
            total,
            commission,
            0,
            0L,
            cancelled,
            shipped,
            shipped,
            delivered
        );
        return new(total, tax, commission);
    }

    private object?[] Parties(DemoOrder order, DemoOrderHistory history) =>
        [
            order.Id,
            random.NewOrderNumber(order.CreatedAt),
            order.PurchaseId,
            order.Store.Id,
            order.Buyer.Id,
            history.Status,
            order.IsCard ? "Card" : "CashOnDelivery",
            "Carrier",
            "TRY",
        ];

    private static object?[] Amounts(
        DemoOrder order,
        DemoOrderHistory history,
        DemoOrderTotals totals,
        long shipping
    ) =>
        [
            totals.Items,
            shipping,
            IncludedTax(shipping),
            0L,
            totals.Tax + IncludedTax(shipping),
            totals.Items + shipping,
            history.PlacedAt is null ? null : order.Store.Plan.CommissionBps,
            totals.Commission,
            0L,
            0L,
        ];

    private static object?[] Times(DemoOrder order, DemoOrderHistory history) =>
        [
            order.CreatedAt,
            history.PlacedAt,
            order.IsCard ? history.PlacedAt : null,
            history.ShippedAt,
            history.DeliveredAt,
            history.CompletedAt,
        ];

    private object?[] Delivery(DemoOrder order, DemoOrderHistory history, (string City, string District) address) =>
        [
            history.ShippedAt is null ? null : random.Pick(DemoWords.Carriers),
            history.ShippedAt is null
                ? null
                : random.Between(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture),
            history.DueAt,
            history.EventCount,
            address.City,
            "TR",
            address.District,
            order.Buyer.Name,
            $"{random.Pick(DemoWords.Streets)} {random.Between(1, 120)}",
            "+9053" + random.Between(10_000_000, 99_999_999),
            (long)history.EventCount,
        ];

    private void AddLedgerEntries(DemoOrder order, DemoOrderHistory history, Money total, Money commission)
    {
        var (id, sellerId) = (order.Id, order.Store.Id);
        if (order.IsCard && history.PlacedAt is { } paidAt)
            ledger.Add(LedgerEntries.OrderPaid(id, sellerId, total, commission), paidAt);
        if (order.IsCard && history.CompletedAt is { } completedAt)
            ledger.Add(OrderCompleted(id, sellerId, total, commission), completedAt);
        if (!order.IsCard && history.DeliveredAt is { } deliveredAt)
            ledger.Add(LedgerEntries.CashCollected(id, sellerId, commission), deliveredAt);
    }

    private static LedgerEntry? OrderCompleted(Guid id, Guid sellerId, Money total, Money commission) =>
        LedgerEntries.OrderPayable(id, sellerId, total - commission - LedgerEntries.CommissionTax(commission));
}
