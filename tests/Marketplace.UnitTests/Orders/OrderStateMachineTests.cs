using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

public sealed class OrderStateMachineTests
{
    /// <summary>The specification's table, written a second time: "from command actor to".</summary>
    private static readonly HashSet<string> Legal =
    [
        "PendingPayment Pay System Placed",
        "PendingPayment Expire System Expired",
        "PendingPayment Cancel Buyer Cancelled",
        "PendingPayment Cancel Admin Cancelled",
        "Expired Pay System Placed",
        "Placed Confirm Seller Confirmed",
        "Placed Reject Seller Rejected",
        "Placed Cancel Buyer Cancelled",
        "Placed Cancel Admin Cancelled",
        "Placed Cancel System Cancelled",
        "Confirmed CancelRequest Buyer Confirmed",
        "Confirmed Cancel Seller Cancelled",
        "Confirmed Cancel Admin Cancelled",
        "Confirmed Cancel System Cancelled",
        "Confirmed Ship Seller Shipped",
        "Confirmed Ship System Shipped",
        "Shipped ReturnUndelivered Seller Cancelled",
        "Shipped ReturnUndelivered System Cancelled",
        "Shipped Deliver Seller Delivered",
        "Shipped ConfirmReceipt Buyer Delivered",
        "Shipped Deliver System Delivered",
        "Delivered Accept Buyer Completed",
        "Delivered Complete System Completed",
    ];

    public static TheoryData<OrderStatus> States => [.. Enum.GetValues<OrderStatus>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Move_EveryCommandByEveryActor_IsLegalOrRefusedUnchanged(OrderStatus from)
    {
        foreach (var command in Enum.GetValues<OrderCommand>())
        {
            foreach (var by in Enum.GetValues<OrderActorType>())
                CheckCell(from, command, by);
        }
    }

    [Fact]
    public void Table_AllCells_AreTheSpecifications() =>
        Assert.Equal(Legal.Order(), OrderTransitions.Table.Select(t => $"{t.From} {t.Command} {t.By} {t.To}").Order());

    [Fact]
    public void Move_Refused_NamesStateCommandAndWhatIsPossible()
    {
        var order = In(OrderStatus.Placed);

        var refused = order.Move(Ask(order, OrderCommand.Ship, OrderActorType.Seller), Now, Deadlines);

        Assert.Equal("order.invalid_transition", refused.Error!.Code);
        Assert.Equal("placed", refused.Error.Parameters["from"]);
        Assert.Equal("ship", refused.Error.Parameters["command"]);
        Assert.Equal<string>(["confirm", "reject"], (string[])refused.Error.Parameters["allowed"]!);
    }

    [Fact]
    public void Move_WholeLife_NumbersEventsWithoutGaps()
    {
        var order = In(OrderStatus.Completed);

        Assert.Equal([1, 2, 3, 4, 5], order.Events.Select(e => e.Seq));
        Assert.Equal(["create", "confirm", "ship", "deliver", "accept"], order.Events.Select(e => e.Type));
        Assert.Equal(order.Status, order.Events[^1].To);
        Assert.Equal(order.LastEventSeq, order.Events.Count);
        for (var i = 1; i < order.Events.Count; i++)
            Assert.Equal(order.Events[i - 1].To, order.Events[i].From);
    }

    [Fact]
    public void Cancel_SellerWithoutReason_IsRefused()
    {
        var order = In(OrderStatus.Confirmed);

        var refused = order.Move(new(order.Id, OrderCommand.Cancel, Party(OrderActorType.Seller)), Now, Deadlines);

        Assert.Equal("#/reasonCode", Assert.Single(refused.Error!.Fields).Pointer);
        Assert.Equal(OrderStatus.Confirmed, order.Status);
    }

    [Fact]
    public void Cancel_AfterTheBuyerAsked_IsNotTheSellersFault()
    {
        var order = In(OrderStatus.Confirmed);
        order.Move(Ask(order, OrderCommand.CancelRequest, OrderActorType.Buyer), Now, Deadlines);

        order.Move(Ask(order, OrderCommand.Cancel, OrderActorType.Seller), Now, Deadlines);

        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Equal("buyer_request", order.Events[^1].ReasonCode);
    }

    [Fact]
    public void CancelRequest_Twice_IsOneEvent()
    {
        var order = In(OrderStatus.Confirmed);
        order.Move(Ask(order, OrderCommand.CancelRequest, OrderActorType.Buyer), Now, Deadlines);

        Assert.True(order.Move(Ask(order, OrderCommand.CancelRequest, OrderActorType.Buyer), Now, Deadlines).Succeeded);

        Assert.Equal(3, order.LastEventSeq);
    }

    [Theory]
    [InlineData(OrderStatus.PendingPayment, 15 * 60)]
    [InlineData(OrderStatus.Placed, 24 * 3600)]
    [InlineData(OrderStatus.Confirmed, null)]
    [InlineData(OrderStatus.Shipped, 14 * 24 * 3600)]
    [InlineData(OrderStatus.Delivered, 14 * 24 * 3600)]
    [InlineData(OrderStatus.Completed, null)]
    [InlineData(OrderStatus.Cancelled, null)]
    public void DueAt_EachState_IsItsDeadline(OrderStatus status, int? seconds) =>
        Assert.Equal(seconds is { } s ? Now.AddSeconds(s) : null, In(status).DueAt);

    [Fact]
    public void CancelRequest_DoesNotMoveTheDeadlineOfConfirmed() => Assert.Null(In(OrderStatus.Confirmed).DueAt);

    private static void CheckCell(OrderStatus from, OrderCommand command, OrderActorType by)
    {
        var order = In(from);
        var events = order.LastEventSeq;
        var result =
            command == OrderCommand.Pay && by == OrderActorType.System
                ? order.Pay(800, Now, Deadlines)
                : order.Move(Ask(order, command, by), Now, Deadlines);
        var cell = Legal.SingleOrDefault(line => line.StartsWith($"{from} {command} {by} ", StringComparison.Ordinal));
        Assert.True(
            result.Succeeded == cell is not null,
            $"{from} {command} {by}: {(result.Succeeded ? "went through" : "was refused")}"
        );
        Assert.Equal(cell is null ? from : Enum.Parse<OrderStatus>(cell.Split(' ')[3]), order.Status);
        Assert.Equal(cell is null ? events : events + 1, order.LastEventSeq);
        if (cell is null)
            Assert.Equal("order.invalid_transition", result.Error!.Code);
    }
}
