using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

/// <summary>Parcels of a cash order in any order of events: what one asks for at the door never changes, and what was
/// asked for is what can be refunded.</summary>
public sealed class DoorMoneyWalkTests
{
    private const int Walks = 3_000;
    private const int Steps = 60;
    private static readonly ParcelDeadlines Clocks = ParcelDeadlines.From(new OrdersOptions());

    [Fact]
    public void Walk_AnySteps_ParcelsKeepTheirAmountAndTheOrderGetsTheirSum()
    {
        var random = new Random(20_261_130);
        var (delivered, withoutFee) = (0, 0);
        for (var walk = 0; walk < Walks; walk++)
        {
            var order = Placed([Line(random.NextInt64(1, 500_000), 3), Line(random.NextInt64(1, 500_000), 2)]);
            Assert.True(order.Move(Ask(order, OrderCommand.Confirm, OrderActorType.Seller), Now, Deadlines).Succeeded);
            var parcels = new List<Parcel>();
            var asked = new Dictionary<Guid, long>();
            for (var step = 0; step < Steps && order.Status is OrderStatus.Confirmed or OrderStatus.Shipped; step++)
            {
                Take(order, parcels, random);
                order.SettleAtTheDoor(parcels);
                AssertKept(parcels, asked);
            }

            if (order.Status != OrderStatus.Delivered)
                continue;
            delivered++;
            var got = parcels.Where(p => p.Status == ParcelStatus.Delivered).Sum(p => p.CollectMinor!.Value);
            Assert.Equal((got, got, got), (order.CollectMinor!.Value, order.Due.Amount, order.RefundLeft.Amount));
            withoutFee += got == order.Lines.Sum(l => l.TotalMinor - l.CancelledMinor) ? 1 : 0;
            Assert.Equal(got, order.PromiseRefund(null).Value.Amount.Amount);
            Assert.True(order.RefundLeft.IsZero);
        }

        Assert.True(delivered > Walks / 4 && withoutFee > 10, $"{delivered} delivered, {withoutFee} without fee");
    }

    private static void Take(Order order, List<Parcel> parcels, Random random)
    {
        var open = order.OpenUnits();
        if (open.Count > 0 && random.Next(4) == 0)
        {
            var some = open[random.Next(open.Count)];
            LineUnits[] units = [some with { Quantity = random.Next(1, some.Quantity + 1) }];
            if (random.Next(4) == 0)
            {
                Assert.True(order.NoteCancelled(units, Step()).Succeeded);
                return;
            }

            Assert.True(order.NotePacked(units).Succeeded);
            var input = new PackParcel(order.Id, Party(OrderActorType.Seller), null, new());
            parcels.Add(Parcel.Pack(Guid.CreateVersion7(Now), order, parcels.Count + 1, input, units, Now));
            return;
        }

        if (parcels.Count > 0)
            Move(order, parcels[random.Next(parcels.Count)], parcels, random);
    }

    private static void Move(Order order, Parcel parcel, List<Parcel> parcels, Random random)
    {
        switch (parcel.Status)
        {
            case ParcelStatus.Packing when random.Next(3) == 0:
                AskAtTheDoor(order, parcel, parcels);
                break;
            case ParcelStatus.Packing when random.Next(3) == 0:
                Do(parcel, ParcelCommand.Cancel);
                order.NoteUnpacked(parcel.Units);
                break;
            case ParcelStatus.Packing:
                Do(parcel, ParcelCommand.Ship);
                AskAtTheDoor(order, parcel, parcels);
                order.NoteShipped(parcel.Units, Step());
                break;
            case ParcelStatus.Shipped when random.Next(2) == 0:
                Do(parcel, ParcelCommand.Deliver);
                order.NoteDelivered(parcel.Units, Step());
                break;
            case ParcelStatus.Shipped:
                Do(parcel, ParcelCommand.Undelivered);
                break;
            case ParcelStatus.Undelivered when random.Next(2) == 0:
                Do(parcel, ParcelCommand.Retry);
                break;
            case ParcelStatus.Undelivered:
                Do(parcel, ParcelCommand.CameBack);
                order.NoteCameBack(parcel.Units, Step());
                break;
        }
    }

    private static void AskAtTheDoor(Order order, Parcel parcel, List<Parcel> parcels) =>
        parcel.AskAtTheDoor(order, parcels.Where(p => p != parcel));

    private static void Do(Parcel parcel, ParcelCommand command)
    {
        UndeliveredReason? reason = command == ParcelCommand.Undelivered ? UndeliveredReason.Refused : null;
        var move = new MoveParcel(parcel.OrderId, parcel.Id, command, Party(OrderActorType.Seller), Reason: reason);
        Assert.True(parcel.Move(move, Now, Clocks).Succeeded);
    }

    private static UnitStep Step() => new(Party(OrderActorType.Seller), Now, Deadlines, "damaged");

    private static void AssertKept(List<Parcel> parcels, Dictionary<Guid, long> asked)
    {
        foreach (var parcel in parcels.Where(p => p.CollectMinor is not null))
        {
            asked.TryAdd(parcel.Id, parcel.CollectMinor!.Value);
            Assert.Equal(asked[parcel.Id], parcel.CollectMinor);
        }

        Assert.True(parcels.Count(p => p.IsLive && p.CollectFeeMinor > 0) <= 1);
    }
}
