using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.MigrationService;

/// <summary>Makes up ninety days of purchases: busier evenings and weekends, few stores that sell most, every state an
/// order can be in.</summary>
internal sealed class DemoSales(DemoChance chance, DemoTables tables, DemoLedger ledger, DateTimeOffset now)
{
    private const int Days = 90;
    private const int TaxBps = 2000;
    private const long ShippingFee = 4_990;
    private const long FreeFrom = 50_000;
    private static readonly double[] ByHour =
    [
        1,
        .6,
        .4,
        .3,
        .3,
        .5,
        1,
        2,
        3,
        4,
        5,
        5,
        6,
        5,
        5,
        5,
        5,
        6,
        7,
        8,
        9,
        9,
        7,
        4,
    ];
    private static readonly double[] ByWeekday = [1.3, .9, .9, 1, 1, 1.1, 1.4];

    public void Make(int count, IReadOnlyList<DemoStore> stores, IReadOnlyList<(Guid Id, string Name)> buyers)
    {
        var days = Cumulative(
            Enumerable
                .Range(0, Days)
                .Select(day => (0.6 + (0.6 * day / Days)) * ByWeekday[(int)now.AddDays(day - Days).DayOfWeek])
        );
        var hours = Cumulative(ByHour);
        var sellers = Cumulative(Enumerable.Range(0, stores.Count).Select(place => 1 / Math.Pow(place + 1, 0.9)));
        for (var i = 0; i < count; i++)
        {
            var at =
                now.AddDays(chance.Weighted(days) - Days).AddHours(chance.Weighted(hours) - now.Hour)
                + chance.Hours(0, 1);
            if (at >= now)
                at -= TimeSpan.FromDays(1);
            var buyer = buyers[(int)((long)chance.Below(buyers.Count) * chance.Below(buyers.Count) / buyers.Count)];
            var chosen = new List<DemoStore> { stores[chance.Weighted(sellers)] };
            if (chance.OneIn(7) && stores[chance.Weighted(sellers)] is var second && second != chosen[0])
                chosen.Add(second);
            MakePurchase(at, buyer, chosen);
        }
    }

    private void MakePurchase(DateTimeOffset at, (Guid Id, string Name) buyer, IReadOnlyList<DemoStore> stores)
    {
        var isCard = chance.Below(10) < 6;
        var isExpired = isCard && chance.OneIn(25);
        var id = chance.Id(at);
        var total = 0L;
        foreach (var store in stores)
            total += MakeOrder(id, at, buyer, store, isCard, isExpired);
        var number = chance.OrderNumberOf(at);
        tables.Purchases.Add(
            id,
            number,
            chance.Id(at.AddMinutes(-4)),
            buyer.Id,
            isCard ? "Card" : "CashOnDelivery",
            "TRY",
            total,
            at,
            1L
        );
        if (isCard)
            MakePayment("Purchase", id, buyer.Id, number, total, at, at.AddMinutes(isExpired ? 15 : 2), isExpired);
    }

    public Guid MakePayment(
        string purpose,
        Guid reference,
        Guid payer,
        string description,
        long total,
        DateTimeOffset createdAt,
        DateTimeOffset endedAt,
        bool isExpired
    )
    {
        var id = chance.Id(createdAt);
        tables.Payments.Add(
            id,
            purpose,
            reference,
            payer,
            "demo",
            $"cs_demo_{id:N}",
            isExpired ? null : $"pi_demo_{id:N}",
            description,
            Language.Default.Code,
            total,
            "TRY",
            isExpired ? "Expired" : "Succeeded",
            !isExpired,
            isExpired ? 0L : total,
            0L,
            0L,
            createdAt.AddMinutes(15),
            false,
            createdAt,
            endedAt,
            isExpired ? null : endedAt,
            0,
            3L
        );
        return id;
    }

    private long MakeOrder(
        Guid purchaseId,
        DateTimeOffset at,
        (Guid Id, string Name) buyer,
        DemoStore store,
        bool isCard,
        bool isExpired
    )
    {
        var id = chance.Id(at);
        var lines = Enumerable
            .Range(0, chance.OneIn(3) ? chance.Between(2, 3) : 1)
            .Select(_ => chance.Of(store.Variants))
            .DistinctBy(v => v.Id)
            .ToList();
        var life = new DemoOrderLife(chance, id, at, now, buyer.Id, store.OwnerId, isCard, isExpired);
        var (items, tax, commission) = (0L, 0L, 0L);
        for (var position = 0; position < lines.Count; position++)
        {
            var (variant, quantity) = (lines[position], chance.OneIn(4) ? chance.Between(2, 4) : 1);
            var lineTotal = variant.Price * quantity;
            var (lineTax, share) = (
                TaxInside(lineTotal),
                isExpired ? 0 : new Money(lineTotal, "TRY").ApplyRate(store.Plan.CommissionBps).Amount
            );
            tables.OrderLines.Add(
                chance.Id(at),
                id,
                position,
                variant.Id,
                variant.ProductId,
                variant.Title,
                variant.Sku,
                variant.OptionsJson,
                variant.Price,
                quantity,
                TaxBps,
                0L,
                lineTax,
                lineTotal,
                share,
                0,
                0L
            );
            (items, tax, commission) = (items + lineTotal, tax + lineTax, commission + share);
            if (life.PlacedAt is { } placed)
                variant.Movements.Add((placed, -quantity, "Sale", id));
            if (life.CalledOffAt is { } off)
                variant.Movements.Add((off, quantity, "CancelRestock", id));
        }

        var shipping = items >= FreeFrom ? 0 : ShippingFee;
        var (place, shippingTax) = (chance.Of(DemoWords.Places), TaxInside(shipping));
        life.Write(tables);
        tables.Orders.Add(
            id,
            chance.OrderNumberOf(at),
            purchaseId,
            store.Id,
            buyer.Id,
            life.Status,
            isCard ? "Card" : "CashOnDelivery",
            "Carrier",
            "TRY",
            items,
            shipping,
            shippingTax,
            0L,
            tax + shippingTax,
            items + shipping,
            life.PlacedAt is null ? null : store.Plan.CommissionBps,
            commission,
            0L,
            0L,
            at,
            life.PlacedAt,
            isCard ? life.PlacedAt : null,
            life.ShippedAt,
            life.DeliveredAt,
            life.CompletedAt,
            life.ShippedAt is null ? null : chance.Of(DemoWords.Carriers),
            life.ShippedAt is null
                ? null
                : chance.Between(100_000_000, 999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture),
            life.DueAt,
            life.Steps,
            place.City,
            "TR",
            place.District,
            buyer.Name,
            $"{chance.Of(DemoWords.Streets)} {chance.Between(1, 120)}",
            "+9053" + chance.Between(10_000_000, 99_999_999),
            (long)life.Steps
        );
        Book(id, store.Id, life, new(items + shipping, "TRY"), new(commission, "TRY"), isCard);
        return items + shipping;
    }

    private void Book(Guid id, Guid sellerId, DemoOrderLife life, Money total, Money commission, bool isCard)
    {
        if (isCard && life.PlacedAt is { } paid)
            ledger.Add(LedgerEntries.OrderPaid(id, sellerId, total, commission), paid);
        if (isCard && life.CompletedAt is { } completed)
            ledger.Add(LedgerEntries.OrderCompleted(id, sellerId, total, commission, new(0, "TRY")), completed);
        if (!isCard && life.DeliveredAt is { } delivered)
            ledger.Add(LedgerEntries.CashCollected(id, sellerId, commission), delivered);
    }

    public static long TaxInside(long total) => (long)Rounding.DivideHalfAway((Int128)total * TaxBps, 10_000 + TaxBps);

    private static List<double> Cumulative(IEnumerable<double> weights)
    {
        var sums = new List<double>();
        foreach (var weight in weights)
            sums.Add((sums.Count > 0 ? sums[^1] : 0) + weight);
        return sums;
    }
}
