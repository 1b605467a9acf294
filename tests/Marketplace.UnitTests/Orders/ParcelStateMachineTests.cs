using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

public sealed class ParcelStateMachineTests
{
    private static readonly ParcelDeadlines Deadlines = new(TimeSpan.FromDays(14), TimeSpan.FromDays(10));

    /// <summary>The specification's table, written a second time: "from command source to".</summary>
    private static readonly HashSet<string> Legal =
    [
        "Packing Label Seller Ready",
        "Packing Cancel Seller Cancelled",
        "Packing Cancel System Cancelled",
        "Ready Cancel System Cancelled",
        "Ready Cancel Seller Cancelled",
        "Packing Ship Seller Shipped",
        "Ready Ship Seller Shipped",
        "Packing Ship Carrier Shipped",
        "Ready Ship Carrier Shipped",
        "Shipped Deliver Seller Delivered",
        "Shipped Deliver Buyer Delivered",
        "Shipped Deliver Carrier Delivered",
        "Shipped Deliver System Delivered",
        "Shipped Undelivered Seller Undelivered",
        "Shipped Undelivered Carrier Undelivered",
        "Undelivered Retry Seller Shipped",
        "Undelivered Deliver Carrier Delivered",
        "Undelivered Deliver Buyer Delivered",
        "Undelivered CameBack Seller ReturnedToSeller",
        "Undelivered CameBack System ReturnedToSeller",
    ];

    public static TheoryData<ParcelStatus> States => [.. Enum.GetValues<ParcelStatus>()];

    [Fact]
    public void Table_AllCells_AreTheSpecifications() =>
        Assert.Equal(Legal.Order(), ParcelTransitions.Table.Select(t => $"{t.From} {t.Command} {t.By} {t.To}").Order());

    [Theory]
    [MemberData(nameof(States))]
    public void Move_EveryCommandByEverybody_IsLegalOrRefusedUnchanged(ParcelStatus from)
    {
        foreach (var command in Enum.GetValues<ParcelCommand>())
        {
            foreach (var source in Enum.GetValues<ParcelSource>())
                CheckCell(from, command, source);
        }
    }

    [Fact]
    public void Move_ThereAndBack_NumbersEventsAndSetsTheClock()
    {
        var parcel = In(ParcelStatus.Shipped);
        Assert.Equal(Now, parcel.ShippedAt);
        Assert.Equal(Now + Deadlines.Deliver, parcel.DueAt);
        var later = Now.AddDays(3);
        Assert.True(
            parcel.Move(Ask(parcel, ParcelCommand.Undelivered, ParcelSource.Seller), later, Deadlines).Succeeded
        );
        Assert.Equal(later + Deadlines.ComeBack, parcel.DueAt);
        Assert.Equal(UndeliveredReason.Refused, parcel.UndeliveredReason);
        Assert.True(parcel.Move(Ask(parcel, ParcelCommand.Retry, ParcelSource.Seller), later, Deadlines).Succeeded);
        Assert.Equal(Now, parcel.ShippedAt);
        Assert.Equal(later + Deadlines.Deliver, parcel.DueAt);
        Assert.Equal(later, parcel.RetriedAt);
        Assert.Null(parcel.UndeliveredReason);
        Assert.Equal(Enumerable.Range(1, 4), parcel.Events.Select(e => e.Seq));
        Assert.Equal(parcel.Status, parcel.Events[^1].Status);
    }

    [Fact]
    public void CameBack_SomeUnitsDamaged_WritesTheOthersOff()
    {
        var parcel = In(ParcelStatus.Undelivered);
        var line = parcel.Lines[0];
        var back = Ask(parcel, ParcelCommand.CameBack, ParcelSource.Seller);
        var tooMany = back with { Resellable = [new(line.OrderLineId, line.Quantity + 1)] };
        var refused = parcel.Move(tooMany, Now, Deadlines);
        Assert.Equal("#/lines/0/quantity", Assert.Single(refused.Error!.Fields).Pointer);
        Assert.Equal(ParcelStatus.Undelivered, parcel.Status);
        Assert.True(parcel.Move(back with { Resellable = [new(line.OrderLineId, 1)] }, Now, Deadlines).Succeeded);
        Assert.Equal([1, 0], parcel.Units.Select(u => u.Resellable));
        Assert.Equal(parcel.Lines.Sum(l => l.Quantity) - 1, parcel.Units.Sum(u => u.WrittenOff));
    }

    [Theory]
    [InlineData("https://kargo.example/takip?no={tracking}", true)]
    [InlineData("https://kargo.example/{tracking}/durum", true)]
    [InlineData("http://kargo.example/{tracking}", false)]
    [InlineData("https://kargo.example/takip", false)]
    [InlineData("https://{tracking}.example/takip", false)]
    [InlineData("https://a:b@kargo.example/{tracking}", false)]
    [InlineData("https://kargo.example/{tracking}/{tracking}", false)]
    [InlineData("javascript:alert({tracking})", false)]
    public void IsTemplate_EachText_AllowsOnlySafeAddresses(string text, bool expected) =>
        Assert.Equal(expected, Carrier.IsTemplate(text));

    [Fact]
    public void TrackingUrl_OfANumberWithSpecialCharacters_StaysOneValue()
    {
        var carrier = new Carrier(Guid.CreateVersion7(), "test", new("Test", "https://kargo.example/?no={tracking}"));
        Assert.Equal("https://kargo.example/?no=1%26x%3D2%23%2F", carrier.TrackingUrl("1&x=2#/"));
        Assert.Null(carrier.TrackingUrl(null));
    }

    private static Parcel In(ParcelStatus status)
    {
        (ParcelCommand Command, ParcelSource By)[] steps = status switch
        {
            ParcelStatus.Ready => [(ParcelCommand.Label, ParcelSource.Seller)],
            ParcelStatus.Shipped => [(ParcelCommand.Ship, ParcelSource.Seller)],
            ParcelStatus.Undelivered =>
            [
                (ParcelCommand.Ship, ParcelSource.Seller),
                (ParcelCommand.Undelivered, ParcelSource.Seller),
            ],
            ParcelStatus.Delivered =>
            [
                (ParcelCommand.Ship, ParcelSource.Seller),
                (ParcelCommand.Deliver, ParcelSource.Seller),
            ],
            ParcelStatus.ReturnedToSeller =>
            [
                (ParcelCommand.Ship, ParcelSource.Seller),
                (ParcelCommand.Undelivered, ParcelSource.Seller),
                (ParcelCommand.CameBack, ParcelSource.Seller),
            ],
            ParcelStatus.Cancelled => [(ParcelCommand.Cancel, ParcelSource.Seller)],
            _ => [],
        };
        var order = OrderSamples.In(OrderStatus.Confirmed);
        var units = order.OpenUnits();
        var input = new PackParcel(order.Id, Party(OrderActorType.Seller), null, new());
        var parcel = Parcel.Pack(Guid.CreateVersion7(Now), order, 1, input, units, Now);
        foreach (var (command, by) in steps)
            Assert.True(parcel.Move(Ask(parcel, command, by), Now, Deadlines).Succeeded);
        Assert.Equal(status, parcel.Status);
        return parcel;
    }

    private static MoveParcel Ask(Parcel parcel, ParcelCommand command, ParcelSource source) =>
        new(
            parcel.OrderId,
            parcel.Id,
            command,
            Party(
                source switch
                {
                    ParcelSource.Seller => OrderActorType.Seller,
                    ParcelSource.Buyer => OrderActorType.Buyer,
                    _ => OrderActorType.System,
                }
            ),
            Reason: command == ParcelCommand.Undelivered ? UndeliveredReason.Refused : null
        )
        {
            Scan = source == ParcelSource.Carrier ? new("scan", null, Now) : null,
        };

    private static void CheckCell(ParcelStatus from, ParcelCommand command, ParcelSource source)
    {
        var parcel = In(from);
        var events = parcel.LastEventSeq;
        var result = parcel.Move(Ask(parcel, command, source), Now, Deadlines);
        var cell = Legal.SingleOrDefault(line =>
            line.StartsWith($"{from} {command} {source} ", StringComparison.Ordinal)
        );
        Assert.True(
            result.Succeeded == cell is not null,
            $"{from} {command} {source}: {(result.Succeeded ? "went through" : "was refused")}"
        );
        Assert.Equal(cell is null ? from : Enum.Parse<ParcelStatus>(cell.Split(' ')[3]), parcel.Status);
        Assert.Equal(cell is null ? events : events + 1, parcel.LastEventSeq);
        if (cell is null)
            Assert.Equal("parcel.invalid_transition", result.Error!.Code);
    }
}
