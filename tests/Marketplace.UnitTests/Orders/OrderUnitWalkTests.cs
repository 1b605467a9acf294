using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

/// <summary>Parcels, cancellations and returns of a two line order, in any order.</summary>
public sealed class OrderUnitWalkTests
{
    private const int Walks = 10_000;
    private const int Steps = 25;

    [Fact]
    public void Walk_AnySteps_UnitsStatusAndMoneyStayInOrder()
    {
        var random = new Random(20_261_130);
        var reached = new HashSet<OrderStatus>();
        for (var walk = 0; walk < Walks; walk++)
        {
            var order = Paid([Line(random.NextInt64(1, 500_000), 3), Line(random.NextInt64(1, 500_000), 2)]);
            for (var step = 0; step < Steps; step++)
            {
                Take(order, random);
                AssertInOrder(order);
                reached.Add(order.Status);
            }
        }

        Assert.Equal(
            [
                OrderStatus.Placed,
                OrderStatus.Confirmed,
                OrderStatus.Shipped,
                OrderStatus.Delivered,
                OrderStatus.Completed,
                OrderStatus.Rejected,
                OrderStatus.Cancelled,
            ],
            reached.Order()
        );
    }

    private static void Take(Order order, Random random)
    {
        switch (random.Next(9))
        {
            case 0:
                order.Move(Ask(order, AnyOf(random), OrderActorType.Seller), Now, Deadlines);
                break;
            case 1 when Some(order, random, l => l.OpenQuantity) is { Length: > 0 } units:
                order.NotePacked(units);
                break;
            case 2 when Some(order, random, l => l.PackedQuantity - l.ShippedQuantity) is { Length: > 0 } units:
                order.NoteUnpacked(units);
                break;
            case 3 when Some(order, random, l => l.PackedQuantity - l.ShippedQuantity) is { Length: > 0 } units:
                order.NoteShipped(units, By(random));
                break;
            case 4 when Some(order, random, l => l.ShippedQuantity - l.DeliveredQuantity) is { Length: > 0 } units:
                order.NoteDelivered(units, By(random));
                break;
            case 5 when Some(order, random, l => l.ShippedQuantity - l.DeliveredQuantity) is { Length: > 0 } units:
                order.NoteCameBack(units, By(random));
                GiveBack(order, units);
                break;
            case 6 when Some(order, random, l => l.OpenQuantity) is { Length: > 0 } units:
                if (order.NoteCancelled(units, By(random)).Succeeded)
                    GiveBack(order, units);
                break;
            case 7 when Some(order, random, l => l.DeliveredQuantity - l.ReturnedQuantity) is { Length: > 0 } units:
                if (order.Status is OrderStatus.Delivered or OrderStatus.Completed)
                {
                    order.NoteReturned(units);
                    GiveBack(order, units);
                }

                break;
            case 8:
                order.Move(new(order.Id, OrderCommand.Complete, OrderActor.System), Now, Deadlines);
                break;
        }
    }

    private static void AssertInOrder(Order order)
    {
        Assert.All(
            order.Lines,
            l =>
            {
                Assert.InRange(l.CancelledQuantity + l.PackedQuantity, 0, l.Quantity);
                Assert.InRange(l.ShippedQuantity, 0, l.PackedQuantity);
                Assert.InRange(l.DeliveredQuantity, 0, l.ShippedQuantity);
                Assert.InRange(l.ReturnedQuantity, 0, l.DeliveredQuantity);
                Assert.InRange(l.RefundedMinor, 0, l.TotalMinor);
                Assert.InRange(l.RefundedQuantity, l.CancelledQuantity * (IsOver(order) ? 0 : 1), l.Quantity);
            }
        );
        var units = order.Lines.Sum(l => l.Quantity);
        var cancelled = order.Lines.Sum(l => l.CancelledQuantity);
        var shipped = order.Lines.Sum(l => l.ShippedQuantity);
        var delivered = order.Lines.Sum(l => l.DeliveredQuantity);
        Assert.Equal(IsOver(order), cancelled == units);
        Assert.Equal(Is(order, OrderStatus.Shipped, OrderStatus.Delivered, OrderStatus.Completed), IsGone(shipped));
        Assert.Equal(Is(order, OrderStatus.Delivered, OrderStatus.Completed), IsGone(delivered));
        Assert.InRange(order.RefundPromisedMinor, 0, order.TotalMinor);
        Assert.InRange(order.Due.Amount, 0, order.TotalMinor);
        Assert.All(
            order.Events.Skip(1),
            e => Assert.Contains(OrderTransitions.Table, t => (t.From, t.By, t.To) == (e.From, e.ActorType, e.To))
        );

        bool IsGone(int count) => cancelled < units && count == units - cancelled;
    }

    private static bool Is(Order order, params OrderStatus[] any) => any.Contains(order.Status);

    private static bool IsOver(Order order) => Is(order, OrderStatus.Cancelled, OrderStatus.Rejected);

    private static OrderCommand AnyOf(Random random) =>
        random.Next(8) switch
        {
            0 => OrderCommand.Reject,
            1 => OrderCommand.Cancel,
            2 => OrderCommand.Ship,
            3 => OrderCommand.Deliver,
            _ => OrderCommand.Confirm,
        };

    private static UnitStep By(Random random) =>
        new(
            Party(random.Next(3) == 0 ? OrderActorType.System : OrderActorType.Seller),
            Now,
            Deadlines,
            OrderReasons.OutOfStock
        );

    private static LineUnits[] Some(Order order, Random random, Func<OrderLine, int> left) =>
        [
            .. order
                .Lines.Where(l => left(l) > 0 && random.Next(3) > 0)
                .Select(l => new LineUnits(l.Id, random.Next(1, left(l) + 1))),
        ];

    private static void GiveBack(Order order, LineUnits[] units) =>
        order.PromiseRefundOfUnits([.. units.Select(u => RefundPart.UnitsOf(u.LineId, u.Quantity))]);
}
