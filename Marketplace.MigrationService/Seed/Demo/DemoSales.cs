namespace Marketplace.MigrationService;

/// <summary>Generates 90 days of purchases: more in evenings and on weekends, and a few stores with most of the
/// sales.</summary>
internal sealed class DemoSales(
    DemoRandom random,
    DemoTables tables,
    DemoOrders orders,
    DemoPayments payments,
    bool stories,
    DateTimeOffset now
)
{
    private const int Days = 90;
    private const int Last = Days - 1;
    private const int Mismatches = 2;
    private static readonly TimeSpan Payment = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Expiry = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Lately = TimeSpan.FromDays(5);

    /// <summary>Relative sales per hour of the day.</summary>
    private static readonly double[] HourWeights =
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

    /// <summary>Relative sales per day of the week, from Sunday.</summary>
    private static readonly double[] WeekdayWeights = [1.3, .9, .9, 1, 1, 1.1, 1.4];

    private List<double> _ranks = [];
    private int _mismatches;
    private bool _isDisputed;

    /// <summary>The times of purchases, the earliest first: rows written in the order of time keep every index
    /// compact, and a large marketplace is written several times as fast.</summary>
    public IReadOnlyList<DateTimeOffset> Times(int count)
    {
        var days = Cumulative(
            Enumerable
                .Range(0, Days)
                .Select(day => (0.6 + (0.6 * day / Days)) * WeekdayWeights[(int)now.AddDays(day - Last).DayOfWeek])
        );
        var hours = Cumulative(HourWeights);
        var times = new DateTimeOffset[count];
        for (var i = 0; i < count; i++)
        {
            var at =
                now.AddDays(random.PickIndex(days) - Last).AddHours(random.PickIndex(hours) - now.Hour)
                + random.Hours(0, 1);
            // What of today is still to come was yesterday's.
            times[i] = at >= now - Payment ? at.AddDays(-1) : at;
        }

        Array.Sort(times);
        // Hardly anybody buys at night, but there is always an order of the last minutes.
        if (times[^1] < now - Recent)
            times[^1] = now - Recent;
        return times;
    }

    /// <summary>Generates a purchase at each of the times.</summary>
    public void Generate(
        IEnumerable<DateTimeOffset> times,
        IReadOnlyList<DemoStore> stores,
        IReadOnlyList<DemoPerson> buyers
    )
    {
        if (_ranks.Count != stores.Count)
            _ranks = Cumulative(Enumerable.Range(0, stores.Count).Select(rank => 1 / Math.Pow(rank + 1, 0.9)));
        foreach (var at in times)
        {
            var buyer = buyers[(int)((long)random.Below(buyers.Count) * random.Below(buyers.Count) / buyers.Count)];
            var chosen = new List<DemoStore> { stores[random.PickIndex(_ranks)] };
            if (random.OneIn(7) && stores[random.PickIndex(_ranks)] is var second && second != chosen[0])
                chosen.Add(second);
            AddPurchase(at, buyer, chosen);
        }
    }

    private void AddPurchase(DateTimeOffset at, DemoPerson buyer, IReadOnlyList<DemoStore> stores)
    {
        var isCard = random.Below(10) < 6;
        var isExpired = isCard && (random.OneIn(25) || MissesAMismatch(at)) && at < now - Expiry;
        var id = random.NewId(at);
        var bills = stores
            .Select(store =>
                orders.Add(new(random.NewId(at), random.NewOrderNumber(at), id, at, buyer, store, isCard, isExpired))
            )
            .ToArray();
        var (number, total) = (random.NewOrderNumber(at), bills.Sum(bill => bill.Total));
        tables.Purchases.Add(
            id,
            number,
            random.NewId(at.AddMinutes(-4)),
            buyer.Id,
            isCard ? "Card" : "CashOnDelivery",
            "TRY",
            total,
            at,
            1L
        );
        if (isCard)
        {
            payments.Add(
                new(("Purchase", id, number), buyer.Id, total, at, at + (isExpired ? Expiry : Payment))
                {
                    Outcome = OutcomeOf(at, isExpired, bills),
                    Refunds = [.. bills.Select(bill => bill.Refund).OfType<DemoRefund>()],
                },
                now
            );
        }
    }

    private bool MissesAMismatch(DateTimeOffset at) => stories && at > now - Lately && _mismatches < Mismatches;

    /// <summary>What became of a payment: two of the last days that were not paid, and one that was, wait for an
    /// administrator.</summary>
    private DemoPaymentOutcome OutcomeOf(DateTimeOffset at, bool isExpired, DemoBill[] bills)
    {
        var isRecent = stories && at > now - Lately;
        if (isExpired)
        {
            return isRecent && _mismatches++ < Mismatches ? DemoPaymentOutcome.Mismatch : DemoPaymentOutcome.Expired;
        }

        if (_isDisputed || !isRecent || !bills.All(bill => bill is { Status: "Delivered", Refund: null }))
            return DemoPaymentOutcome.Paid;
        _isDisputed = true;
        return DemoPaymentOutcome.Disputed;
    }

    private static List<double> Cumulative(IEnumerable<double> weights)
    {
        var sums = new List<double>();
        foreach (var weight in weights)
            sums.Add((sums.Count > 0 ? sums[^1] : 0) + weight);
        return sums;
    }
}
