using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments.Contracts;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

/// <summary>Refunds give back the commission of their lines, and nothing for shipping.</summary>
public sealed class RefundCommissionTests
{
    private const int Histories = 10_000;

    [Fact]
    public void PromiseRefund_OneOfTwoLines_GivesBackItsCommissionAndTheTaxOnIt()
    {
        var order = Paid([Line(60_00, 1), Line(40_00, 1)], fee: 50_00, commissionBps: 1_000);

        var goods = Promise(order, order.Lines[0].Id);
        var rest = order.PromiseRefund(null).Value;

        Assert.Equal(new CommissionRefund(6_00, 1_20), goods.Commission);
        Assert.Equal((60_00L, 90_00L), (goods.Amount.Amount, rest.Amount.Amount));
        Assert.Equal(new CommissionRefund(4_00, 80), rest.Commission);
    }

    [Fact]
    public void OrderRefunded_LineWithShippingLeft_BooksTheLinesCommissionOnly()
    {
        var order = Paid([Line(60_00, 1), Line(40_00, 1)], fee: 50_00, commissionBps: 1_000);

        var entry = Booked(order, Promise(order, order.Lines[0].Id));

        Assert.Equal(
            [
                ($"seller:{SellerId}:pending", 52_80L, 0L),
                ("commission_revenue", 6_00, 0),
                ("output_tax", 1_20, 0),
                ("psp_clearing", 0, 60_00),
            ],
            entry.Postings.Select(p => (p.Account.Code, p.DebitMinor, p.CreditMinor))
        );
    }

    /// <summary>Units, amounts and shipping, in any order and portions; some money returns and is sent again; the order
    /// may be completed in between.</summary>
    [Fact]
    public void Refunds_AnyHistory_GiveBackEachLinesCommissionAndInTheEndExactlyAll()
    {
        var random = new Random(20_261_129);
        for (var history = 0; history < Histories; history++)
        {
            var order = RandomOrder(random);
            var entries = new List<LedgerEntry>
            {
                LedgerEntries.OrderPaid(order.Id, SellerId, order.Total, order.Commission),
            };
            var completed = false;
            while (order.RefundPromisedMinor < order.TotalMinor)
            {
                if (!completed && random.Next(8) == 0)
                {
                    completed = true;
                    var pending = Balance(entries, LedgerAccount.SellerPending(SellerId));
                    if (LedgerEntries.OrderPayable(order.Id, SellerId, new(pending, "TRY")) is { } done)
                        entries.Add(done);
                }

                // Units whose money went back before as an amount come to nothing.
                if (order.PromiseRefundOf(RandomParts(random, order)) is not { Succeeded: true, Value: var refund })
                    continue;
                entries.Add(Booked(order, refund, completed));
                if (random.Next(6) == 0)
                {
                    entries.Add(
                        LedgerEntries.OrderRefundReturned(
                            order.Id,
                            SellerId,
                            refund.Amount,
                            refund.Commission!,
                            completed
                        )
                    );
                    entries.Add(Booked(order, refund, completed));
                }

                AssertGivenBack(order, entries, history);
            }

            Assert.All(
                entries.SelectMany(e => e.Postings).Select(p => p.Account).DistinctBy(a => a.Code),
                account => Assert.Equal((history, account.Code, 0L), (history, account.Code, Balance(entries, account)))
            );
        }
    }

    private static void AssertGivenBack(Order order, IReadOnlyList<LedgerEntry> entries, int history)
    {
        var due = order.Lines.Sum(l => Share(l.CommissionMinor, l.RefundedMinor, l.TotalMinor));
        var tax = Share(LedgerEntries.CommissionTax(order.Commission).Amount, due, order.CommissionTotalMinor);
        Assert.Equal(
            (history, order.CommissionTotalMinor - due, LedgerEntries.CommissionTax(order.Commission).Amount - tax),
            (history, Balance(entries, LedgerAccount.CommissionRevenue), Balance(entries, LedgerAccount.OutputTax))
        );
    }

    private static long Share(long whole, long part, long total) =>
        total == 0 ? 0 : (long)Math.Round((decimal)whole * part / total, MidpointRounding.AwayFromZero);

    private static Order RandomOrder(Random random) =>
        Paid(
            [
                .. Enumerable
                    .Range(0, random.Next(1, 5))
                    .Select(_ => Line(random.NextInt64(1, 500_000), random.Next(1, 6))),
            ],
            fee: random.Next(3) == 0 ? 0 : random.NextInt64(1, 20_000),
            commissionBps: random.Next(0, 3_001)
        );

    // Null now and then: everything that is left.
    private static List<RefundPart>? RandomParts(Random random, Order order)
    {
        var parts = new List<RefundPart>();
        foreach (var line in order.Lines.Where(l => l.RefundedQuantity < l.Quantity && random.Next(2) == 0))
        {
            var left = line.TotalMinor - line.RefundedMinor;
            if (random.Next(3) == 0 && left > 0)
                parts.Add(RefundPart.AmountOn(line.Id, random.NextInt64(1, left + 1)));
            else
                parts.Add(RefundPart.UnitsOf(line.Id, random.Next(1, line.Quantity - line.RefundedQuantity + 1)));
        }

        var shipping = order.ShippingTotal.Amount - order.ShippingRefundedMinor;
        if (random.Next(4) == 0 && shipping > 0)
            parts.Add(random.Next(2) == 0 ? RefundPart.RestOfShipping : RefundPart.OfShipping(shipping / 2));
        return parts.Count == 0 ? null : parts;
    }

    private static OrderRefund Promise(Order order, Guid lineId) =>
        order.PromiseRefund(new Dictionary<Guid, int> { [lineId] = 1 }).Value;

    private static LedgerEntry Booked(Order order, OrderRefund refund, bool completed = false) =>
        LedgerEntries.OrderRefunded(order.Id, SellerId, refund.Amount, refund.Commission!, completed);

    private static long Balance(IEnumerable<LedgerEntry> entries, LedgerAccount account) =>
        entries
            .SelectMany(e => e.Postings)
            .Where(p => p.Account.Code == account.Code)
            .Sum(p => p.CreditMinor - p.DebitMinor);
}
