using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments.Contracts;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

/// <summary>An order paid at the door: nobody pays for what was cancelled before, and what is returned of the rest
/// brings back what was paid and booked for it, to the minor unit.</summary>
public sealed class CashCommissionTests
{
    private const int Histories = 10_000;

    [Fact]
    public void Return_AfterACancelledUnit_GivesBackTheCommissionThatWasBooked()
    {
        // Half of the commission of 5.25 is 2.625: one unit is rounded up, the other down.
        var order = Delivered([Line(52_50, 2)], [(0, 1)], commissionBps: 500);

        var refund = order.PromiseRefundOfUnits([RefundPart.UnitsOf(order.Lines[0].Id, 1)])!;

        Assert.Equal(
            (52_50L + 49_90, order.CommissionDue.Amount),
            (refund.Amount.Amount, refund.Commission!.CommissionMinor)
        );
        Assert.Equal(LedgerEntries.CommissionTax(order.CommissionDue).Amount, refund.Commission.CommissionTaxMinor);
    }

    [Fact]
    public void Returns_AfterCancelledUnits_InTheEndGiveBackExactlyWhatWasPaidAndBooked()
    {
        var random = new Random(20_261_130);
        for (var history = 0; history < Histories; history++)
        {
            var lines = Enumerable
                .Range(0, random.Next(1, 5))
                .Select(_ => Discounted(random.NextInt64(1, 100_000), random))
                .ToArray();
            var cancelled = lines.Select((line, index) => (index, random.Next(0, line.Quantity))).ToArray();
            var order = Delivered(lines, cancelled, random.Next(0, 3_001));
            var booked = (order.CommissionDue.Amount, LedgerEntries.CommissionTax(order.CommissionDue).Amount);
            var paid = order.Due.Amount;
            var (money, commission, tax) = (0L, 0L, 0L);
            while (order.Lines.FirstOrDefault(l => l.ActiveQuantity > l.RefundedQuantity) is { } line)
            {
                var units = random.Next(1, line.ActiveQuantity - line.RefundedQuantity + 1);
                // A unit of a few kuruş may come to nothing by itself.
                if (order.PromiseRefundOfUnits([RefundPart.UnitsOf(line.Id, units)]) is not { } refund)
                    continue;
                (money, commission, tax) = (
                    money + refund.Amount.Amount,
                    commission + refund.Commission!.CommissionMinor,
                    tax + refund.Commission.CommissionTaxMinor
                );
            }

            Assert.Equal((history, paid, booked), (history, money, (commission, tax)));
            Assert.Equal(0, order.RefundLeft.Amount);
        }
    }

    private static CheckoutLine Discounted(long price, Random random) =>
        Line(price, random.Next(2, 6)) with
        {
            Discounts = [new(SellerId, "Campaign", random.NextInt64(0, price))],
        };

    private static Order Delivered(
        IReadOnlyList<CheckoutLine> lines,
        IReadOnlyList<(int Line, int Units)> cancelled,
        int commissionBps
    )
    {
        var order = Order.PlaceForCash(
            Input(PaymentMethod.CashOnDelivery, lines, fee: 4_990),
            commissionBps,
            Now,
            Deadlines
        );
        Move(order, OrderCommand.Confirm);
        LineUnits[] units =
        [
            .. cancelled.Where(c => c.Units > 0).Select(c => new LineUnits(order.Lines[c.Line].Id, c.Units)),
        ];
        if (units.Length > 0)
        {
            var step = new UnitStep(Party(OrderActorType.Seller), Now, Deadlines, "out_of_stock");
            Assert.True(order.NoteCancelled(units, step).Succeeded);
        }

        Move(order, OrderCommand.Ship);
        Move(order, OrderCommand.Deliver);
        return order;
    }

    private static void Move(Order order, OrderCommand command) =>
        Assert.True(order.Move(Ask(order, command, OrderActorType.Seller), Now, Deadlines).Succeeded);
}
