using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <content>What it asks for at the door.</content>
public sealed partial class Parcel
{
    /// <summary>The part of the delivery fee in <see cref="CollectMinor"/>; null as long as that is.</summary>
    public long? CollectFeeMinor { get; private set; }

    /// <summary>What the buyer of a cash order pays for it at the door: never changed once its label was printed or it
    /// was shipped. Null before, and when paid by card.</summary>
    public long? CollectMinor => CollectFeeMinor is { } fee ? fee + _lines.Sum(l => l.CollectMinor ?? 0) : null;

    /// <summary>Neither taken apart nor back at the seller's.</summary>
    public bool IsLive => Status is not (ParcelStatus.Cancelled or ParcelStatus.ReturnedToSeller);

    /// <summary>Sets what it asks for: its units by the cumulative method, after those that were cancelled or are asked
    /// for already, and the delivery fee unless another parcel asks for it. Repeat: changes nothing.</summary>
    /// <param name="others">The order's other parcels.</param>
    internal void AskAtTheDoor(Order order, IEnumerable<Parcel> others)
    {
        if (CollectFeeMinor is not null)
            return;
        var asking = others.Where(p => p.IsLive && p.CollectFeeMinor is not null).ToArray();
        var asked = asking.SelectMany(p => p.Lines).ToLookup(l => l.OrderLineId);
        foreach (var part in _lines)
        {
            var line = order.Lines.Single(l => l.Id == part.OrderLineId);
            var units = line.CancelledQuantity + asked[line.Id].Sum(l => l.Quantity);
            var minor = line.CancelledMinor + asked[line.Id].Sum(l => l.CollectMinor ?? 0);
            var more = MoneySplit.CumulativeRefund(line.TotalMinor, line.Quantity, units, minor, part.Quantity);
            part.Collect(Math.Max(0, more));
        }

        CollectFeeMinor = asking.Any(p => p.CollectFeeMinor > 0) ? 0 : order.ShippingTotal.Amount;
    }
}
