using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

/// <summary>Every status × command × actor of a return, and what accepting may be asked for.</summary>
public sealed class ReturnStateMachineTests
{
    private static readonly ReturnDeadlines Times = ReturnDeadlines.From(new());

    /// <summary>The specification's table, written a second time: "from command actor to".</summary>
    private static readonly HashSet<string> Legal =
    [
        "Requested Approve Seller Approved",
        "Requested Approve System Approved",
        "Requested Reject Seller Rejected",
        "Requested Cancel Buyer Cancelled",
        "Approved Cancel Buyer Cancelled",
        "Approved HandOver Buyer InTransit",
        "Approved Expire System Expired",
        "Approved Settle Seller Accepted",
        "Approved Settle System Accepted",
        "Approved Receive Seller Received",
        "InTransit Receive Seller Received",
        "InTransit Decide Admin Accepted",
        "InTransit Refuse Admin Refused",
        "Received Accept Seller Accepted",
        "Received Accept System Accepted",
        "Received Contest Seller Contested",
        "Contested Decide Admin Accepted",
        "Contested Refuse Admin Refused",
        "Accepted Refund System Refunded",
        "Accepted Refund Admin Refunded",
        "Refunded MoneyBack System Accepted",
    ];

    public static TheoryData<ReturnStatus> States => [.. Enum.GetValues<ReturnStatus>()];

    [Fact]
    public void Table_AllCells_AreTheSpecifications() =>
        Assert.Equal(Legal.Order(), ReturnTransitions.Table.Select(t => $"{t.From} {t.Command} {t.By} {t.To}").Order());

    [Theory]
    [MemberData(nameof(States))]
    public void EveryCommand_ByEveryActor_IsLegalOrRefusedUnchanged(ReturnStatus from)
    {
        foreach (var command in Enum.GetValues<ReturnCommand>())
        {
            foreach (var by in Enum.GetValues<OrderActorType>())
                CheckCell(from, command, by);
        }
    }

    [Theory]
    [InlineData(ReturnStatus.Requested, 48)]
    [InlineData(ReturnStatus.Approved, 240)]
    [InlineData(ReturnStatus.InTransit, 240)]
    [InlineData(ReturnStatus.Received, 48)]
    [InlineData(ReturnStatus.Contested, 120)]
    [InlineData(ReturnStatus.Accepted, null)]
    [InlineData(ReturnStatus.Refused, null)]
    public void DueAt_EachState_IsItsDeadline(ReturnStatus status, int? hours) =>
        Assert.Equal(hours is { } h ? Now.AddHours(h) : null, In(status).DueAt);

    [Fact]
    public void Request_Withdrawal_IsApprovedAtOnceWithACode()
    {
        var made = Make(ReturnKind.Withdrawal);

        Assert.Equal(ReturnStatus.Approved, made.Status);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{10}$", made.ReturnCode);
        Assert.Matches("^R-260314-[0-9A-HJKMNP-TV-Z]{6}$", made.Number);
        Assert.Equal(["request", "approve"], made.Events.Select(e => e.Type));
    }

    [Theory]
    [InlineData(ReturnStatus.Requested, ReturnCommand.Reject)]
    [InlineData(ReturnStatus.Received, ReturnCommand.Contest)]
    public void Objection_WithoutReason_IsRefused(ReturnStatus from, ReturnCommand command)
    {
        var made = In(from);

        var refused = made.Move(new(made.Id, command, Party(OrderActorType.Seller)), Now, Times);

        Assert.Equal("return.reason_required", refused.Error!.Code);
        Assert.Equal(from, made.Status);
    }

    [Fact]
    public void Accept_WithoutUnits_AcceptsAllAndOnlyAWithdrawalGoesBackIntoStock()
    {
        foreach (var (kind, resellable) in new[] { (ReturnKind.Withdrawal, 2), (ReturnKind.Defective, 0) })
        {
            var made = In(ReturnStatus.Received, kind);

            Assert.True(made.Accept(Ask(made, ReturnCommand.Accept, OrderActorType.System), Now, Times).Succeeded);

            var line = Assert.Single(made.Lines);
            Assert.Equal((2, resellable), (line.AcceptedQuantity, line.ResellableQuantity));
            Assert.Equal("timeout", made.Events[^1].ReasonCode);
        }
    }

    [Fact]
    public void Settle_NothingComesBack_PutsNothingIntoStock()
    {
        var made = In(ReturnStatus.Approved, ReturnKind.Withdrawal);

        Assert.True(made.Accept(Ask(made, ReturnCommand.Settle, OrderActorType.Seller), Now, Times).Succeeded);

        Assert.Equal((2, 0), (made.Lines[0].AcceptedQuantity, made.Lines[0].ResellableQuantity));
    }

    [Theory]
    [InlineData(3, 0, "#/lines/0/quantity")]
    [InlineData(2, 3, "#/lines/0/resellable")]
    [InlineData(0, 0, "#/lines/0/quantity")]
    public void Accept_UnitsThatDoNotFit_AreRefused(int quantity, int resellable, string pointer)
    {
        var made = In(ReturnStatus.Received);
        var units = new AcceptedUnits(made.Lines[0].OrderLineId, quantity, resellable);

        var refused = made.Accept(Ask(made, ReturnCommand.Accept, OrderActorType.Seller, units), Now, Times);

        Assert.Equal(pointer, Assert.Single(refused.Error!.Fields).Pointer);
        Assert.Equal(ReturnStatus.Received, made.Status);
    }

    [Fact]
    public void Accept_LineThatIsNotInTheReturn_IsRefused()
    {
        var made = In(ReturnStatus.Received);

        var refused = made.Accept(
            Ask(made, ReturnCommand.Accept, OrderActorType.Seller, new AcceptedUnits(Guid.CreateVersion7(), 1)),
            Now,
            Times
        );

        Assert.Equal("#/lines/0/lineId", Assert.Single(refused.Error!.Fields).Pointer);
    }

    private static void CheckCell(ReturnStatus from, ReturnCommand command, OrderActorType by)
    {
        var made = In(from);
        var events = made.LastEventSeq;
        var result = Do(made, command, by);
        var cell = Legal.SingleOrDefault(line => line.StartsWith($"{from} {command} {by} ", StringComparison.Ordinal));
        Assert.True(
            result.Succeeded == cell is not null,
            $"{from} {command} {by}: {(result.Succeeded ? "went through" : "was refused")}"
        );
        Assert.Equal(cell is null ? from : Enum.Parse<ReturnStatus>(cell.Split(' ')[3]), made.Status);
        Assert.Equal(cell is null ? events : events + 1, made.LastEventSeq);
        Assert.Equal(made.LastEventSeq, made.Events[^1].Seq);
        if (cell is null)
            Assert.Equal("return.invalid_transition", result.Error!.Code);
    }

    private static Foundation.Result Do(OrderReturn made, ReturnCommand command, OrderActorType by) =>
        command switch
        {
            ReturnCommand.Accept or ReturnCommand.Settle or ReturnCommand.Decide => made.Accept(
                Ask(made, command, by),
                Now,
                Times
            ),
            ReturnCommand.Refund => made.NoteRefunded(Party(by), null, Now, Times),
            ReturnCommand.MoneyBack => made.NoteMoneyBack(Party(by), Now, Times),
            _ => made.Move(new(made.Id, command, Party(by), "other"), Now, Times),
        };

    private static AcceptReturn Ask(
        OrderReturn made,
        ReturnCommand command,
        OrderActorType by,
        params AcceptedUnits[] units
    ) => new(made.Id, command, Party(by), units.Length == 0 ? null : units);

    private static OrderReturn Make(ReturnKind kind)
    {
        var order = OrderSamples.In(OrderStatus.Delivered);
        var units = new RequestedUnits(order.Lines[0].Id, 2, "broken");
        return OrderReturn.Request(
            new(Guid.CreateVersion7(Now), order, Party(OrderActorType.Buyer), kind, [units], null),
            Now,
            Times
        );
    }

    /// <summary>A return in a status, reached by legal steps only.</summary>
    private static OrderReturn In(ReturnStatus status, ReturnKind kind = ReturnKind.Defective)
    {
        var made = Make(kind);
        (ReturnCommand Command, OrderActorType By)[] toReceived =
        [
            (ReturnCommand.Approve, OrderActorType.Seller),
            (ReturnCommand.HandOver, OrderActorType.Buyer),
            (ReturnCommand.Receive, OrderActorType.Seller),
        ];
        (ReturnCommand Command, OrderActorType By)[] steps = status switch
        {
            ReturnStatus.Approved => toReceived[..1],
            ReturnStatus.InTransit => toReceived[..2],
            ReturnStatus.Received => toReceived,
            ReturnStatus.Contested => [.. toReceived, (ReturnCommand.Contest, OrderActorType.Seller)],
            ReturnStatus.Accepted => [.. toReceived, (ReturnCommand.Accept, OrderActorType.Seller)],
            ReturnStatus.Refunded =>
            [
                .. toReceived,
                (ReturnCommand.Accept, OrderActorType.Seller),
                (ReturnCommand.Refund, OrderActorType.System),
            ],
            ReturnStatus.Rejected => [(ReturnCommand.Reject, OrderActorType.Seller)],
            ReturnStatus.Refused =>
            [
                .. toReceived,
                (ReturnCommand.Contest, OrderActorType.Seller),
                (ReturnCommand.Refuse, OrderActorType.Admin),
            ],
            ReturnStatus.Cancelled => [(ReturnCommand.Cancel, OrderActorType.Buyer)],
            ReturnStatus.Expired => [toReceived[0], (ReturnCommand.Expire, OrderActorType.System)],
            _ => [],
        };
        foreach (var (command, by) in steps.Skip(kind == ReturnKind.Withdrawal ? 1 : 0))
            Assert.True(Do(made, command, by).Succeeded);
        Assert.Equal(status, made.Status);
        return made;
    }
}
