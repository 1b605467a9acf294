using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

/// <summary>What becomes of an order's units, and what that makes of the order.</summary>
public sealed class OrderUnitsTests
{
    [Fact]
    public void NotePacked_MoreThanIsLeft_IsRefusedAndChangesNothing()
    {
        var order = Confirmed();
        Assert.True(order.NotePacked([Of(order, 0, 2)]).Succeeded);

        var refused = order.NotePacked([Of(order, 0, 2), Of(order, 1, 1)]);

        Assert.Equal("parcel.units_unavailable", refused.Error!.Code);
        Assert.Equal([2, 0], order.Lines.Select(l => l.PackedQuantity));
        order.NoteUnpacked([Of(order, 0, 1)]);
        Assert.True(order.NotePacked([Of(order, 0, 2)]).Succeeded);
    }

    [Fact]
    public void NoteShipped_PartByPart_OrderFollowsItsLastUnit()
    {
        var order = Confirmed();
        Ship(order, Of(order, 0, 3), Of(order, 1, 5));
        Assert.Equal(OrderStatus.Confirmed, order.Status);
        Ship(order, Of(order, 1, 2));
        Assert.Equal(OrderStatus.Shipped, order.Status);
        order.NoteDelivered([Of(order, 0, 3), Of(order, 1, 5)], Step(OrderActorType.System));
        Assert.Equal(OrderStatus.Shipped, order.Status);
        order.NoteDelivered([Of(order, 1, 2)], Step(OrderActorType.Buyer));

        Assert.Equal(OrderStatus.Delivered, order.Status);
        Assert.Equal("confirm_receipt", order.Events[^1].Type);
        order.NoteReturned([Of(order, 1, 2) with { WrittenOff = 1 }]);
        Assert.Equal((2, 1), (order.Lines[1].ReturnedQuantity, order.Lines[1].WrittenOffQuantity));
        Assert.Throws<InvalidOperationException>(() => order.NoteReturned([Of(order, 1, 6)]));
    }

    [Fact]
    public void NoteCancelled_WhatWasNotShipped_OrderIsShippedOrDeliveredWithTheRest()
    {
        var order = Confirmed();
        Ship(order, Of(order, 0, 3));
        order.NoteDelivered([Of(order, 0, 3)], Step(OrderActorType.System));

        Assert.True(order.NoteCancelled([Of(order, 1, 7)], Step(OrderActorType.Seller, "out_of_stock")).Succeeded);

        Assert.Equal(OrderStatus.Delivered, order.Status);
        Assert.Equal(["ship", "deliver"], order.Events.TakeLast(2).Select(e => e.Type));
        Assert.Equal((7, 7), (order.Lines[1].CancelledQuantity, order.Lines[1].FaultQuantity));
        Assert.Equal(order.TotalMinor - order.Lines[1].TotalMinor, order.Due.Amount);
        Assert.Equal(order.Lines[0].CommissionMinor, order.CommissionDue.Amount);
    }

    [Theory]
    [InlineData(OrderStatus.Placed, OrderActorType.Seller, OrderStatus.Rejected, "reject")]
    [InlineData(OrderStatus.Placed, OrderActorType.Admin, OrderStatus.Cancelled, "cancel")]
    [InlineData(OrderStatus.Confirmed, OrderActorType.Seller, OrderStatus.Cancelled, "cancel")]
    [InlineData(OrderStatus.Confirmed, OrderActorType.Admin, OrderStatus.Cancelled, "cancel")]
    public void NoteCancelled_EveryUnit_EndsTheOrder(OrderStatus from, OrderActorType by, OrderStatus to, string step)
    {
        var order = In(from);

        Assert.True(order.NoteCancelled([Of(order, 0, 3)], Step(by, "other")).Succeeded);
        Assert.Equal(from, order.Status);
        Assert.True(order.NoteCancelled([Of(order, 1, 7)], Step(by, "other")).Succeeded);

        Assert.Equal(to, order.Status);
        Assert.Equal((step, "other"), (order.Events[^1].Type, order.Events[^1].ReasonCode));
        Assert.Equal(0, order.Due.Amount);
    }

    [Fact]
    public void NoteCameBack_EveryUnit_CancelsTheOrderAndLessGoesOn()
    {
        var order = Confirmed();
        Ship(order, Of(order, 0, 3), Of(order, 1, 7));
        order.NoteCameBack([Of(order, 0, 3)], Step(OrderActorType.Seller, "refused"));
        Assert.Equal((OrderStatus.Shipped, 3), (order.Status, order.Lines[0].CancelledQuantity));

        order.NoteCameBack([Of(order, 1, 7) with { WrittenOff = 2 }], Step(OrderActorType.System, "lost"));

        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Equal("return_undelivered", order.Events[^1].Type);
        Assert.Equal((0, 0, 2), Units(order.Lines[1]));
    }

    [Fact]
    public void Move_WhileUnitsArePacked_CannotBeCalledOffAsAWhole()
    {
        var order = Confirmed();
        Assert.True(order.NotePacked([Of(order, 0, 1)]).Succeeded);

        var refused = order.Move(Ask(order, OrderCommand.Cancel, OrderActorType.Seller), Now, Deadlines);

        Assert.Equal("order.invalid_transition", refused.Error!.Code);
        Assert.DoesNotContain(OrderCommand.Cancel, order.Allowed(OrderActorType.Seller));
        order.NoteUnpacked([Of(order, 0, 1)]);
        Assert.Contains(OrderCommand.Cancel, order.Allowed(OrderActorType.Seller));
    }

    [Theory]
    [InlineData(OrderStatus.Shipped, 0, 3, 0)]
    [InlineData(OrderStatus.Delivered, 0, 3, 3)]
    [InlineData(OrderStatus.Completed, 0, 3, 3)]
    [InlineData(OrderStatus.Rejected, 3, 0, 0)]
    [InlineData(OrderStatus.Cancelled, 3, 0, 0)]
    [InlineData(OrderStatus.Expired, 0, 0, 0)]
    public void Move_TheWholeOrder_TakesItsUnitsAlong(OrderStatus status, int cancelled, int shipped, int delivered)
    {
        var line = In(status).Lines[0];

        Assert.Equal(
            (cancelled, shipped, shipped, delivered),
            (line.CancelledQuantity, line.PackedQuantity, line.ShippedQuantity, line.DeliveredQuantity)
        );
    }

    [Fact]
    public void NoteCancelled_LineOfAnotherOrder_NamesTheField()
    {
        var order = Confirmed();

        var refused = order.NoteCancelled([new(Guid.CreateVersion7(Now), 1)], Step(OrderActorType.Seller, "other"));

        Assert.Equal("validation.failed", refused.Error!.Code);
    }

    private static Order Confirmed() => In(OrderStatus.Confirmed);

    private static LineUnits Of(Order order, int line, int quantity) => new(order.Lines[line].Id, quantity);

    private static UnitStep Step(OrderActorType by, string? reason = null) => new(Party(by), Now, Deadlines, reason);

    private static void Ship(Order order, params LineUnits[] units)
    {
        Assert.True(order.NotePacked(units).Succeeded);
        order.NoteShipped(units, Step(OrderActorType.Seller), new("Yurtiçi Kargo", "1"));
    }

    private static (int Packed, int Shipped, int WrittenOff) Units(OrderLine line) =>
        (line.PackedQuantity, line.ShippedQuantity, line.WrittenOffQuantity);
}
