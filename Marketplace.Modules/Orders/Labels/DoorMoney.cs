using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>What a parcel of an order asks for at the door.</summary>
/// <remarks>Units by the cumulative method, after those that were cancelled; the delivery fee with the first parcel.
/// Together the parcels ask for what is due of the order, to the minor unit.</remarks>
internal sealed record DoorMoney(Guid ParcelId, Money Money)
{
    /// <param name="parcels">The order's parcels that were not called off and did not come back, by number.</param>
    public static IEnumerable<DoorMoney> Of(Order order, IEnumerable<Parcel> parcels)
    {
        var lines = order.Lines.ToDictionary(
            l => l.Id,
            l => (Line: l, Units: l.CancelledQuantity, Minor: l.CancelledMinor)
        );
        var fee = order.ShippingTotal.Amount;
        foreach (var parcel in parcels)
        {
            var sum = fee;
            foreach (var part in parcel.Units)
            {
                var (line, units, minor) = lines[part.LineId];
                var more = MoneySplit.CumulativeRefund(line.TotalMinor, line.Quantity, units, minor, part.Quantity);
                lines[part.LineId] = (line, units + part.Quantity, minor + more);
                sum += more;
            }

            fee = 0;
            yield return new(parcel.Id, new(sum, order.Currency));
        }
    }
}
