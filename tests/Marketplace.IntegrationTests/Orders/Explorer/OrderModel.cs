using System.Collections.Immutable;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Where a parcel of the model is.</summary>
internal enum ModelParcelStatus
{
    Shipped,
    Undelivered,
    Delivered,
    ReturnedToSeller,
}

/// <summary>A parcel with units of the first and of the second line.</summary>
internal sealed record ModelParcel(Units Units, ModelParcelStatus Status, bool AsksForDelivery);

/// <summary>What became of a refund of the model.</summary>
internal enum ModelRefundStatus
{
    Pending,
    Succeeded,
    Failed,
}

/// <summary>Money that goes back for goods and for the delivery.</summary>
internal sealed record ModelRefund(long Goods, long Shipping, ModelRefundStatus Status, bool IsOfReturn)
{
    public long Total => Goods + Shipping;
}

/// <summary>Units of the first and of the second line.</summary>
internal readonly record struct Units(int First, int Second)
{
    public int Sum => First + Second;

    /// <summary>What they cost; round numbers, so that no amount needs rounding.</summary>
    public long Goods => (First * OrderModel.FirstPrice) + (Second * OrderModel.SecondPrice);

    public static Units operator +(Units a, Units b) => new(a.First + b.First, a.Second + b.Second);

    public static Units operator -(Units a, Units b) => new(a.First - b.First, a.Second - b.Second);
}

/// <summary>What must become of an order, in units and money, told without the product's code.</summary>
internal sealed record OrderModel(bool IsCard)
{
    public const long FirstPrice = 10_000;
    public const long SecondPrice = 5_000;
    public const long Shipping = 4_990;

    public static readonly Units Ordered = new(2, 1);
    private static readonly Units One = new(1, 0);
    private static readonly Units OneOfEach = new(1, 1);

    public ImmutableList<ModelParcel> Parcels { get; private init; } = [];

    public ImmutableList<ModelRefund> Refunds { get; private init; } = [];

    public Units Cancelled { get; private init; }

    public Units Returned { get; private init; }

    public bool IsCompleted { get; private init; }

    /// <summary>A return was requested, and nobody has decided it.</summary>
    public bool HasOpenReturn { get; private init; }

    public Units Active => Ordered - Cancelled;

    public Units Packed => In(_ => true);

    public Units Sent => Packed;

    public Units Delivered => In(p => p.Status == ModelParcelStatus.Delivered);

    public bool IsCancelled => Active.Sum == 0;

    public bool IsDelivered => !IsCancelled && Delivered == Active;

    private bool IsShipped => !IsCancelled && Sent == Active;

    private bool IsConfirmed => !IsCancelled && !IsShipped;

    private Units Open => Active - Packed;

    public string Status =>
        IsCancelled ? "Cancelled"
        : IsCompleted ? "Completed"
        : IsDelivered ? "Delivered"
        : IsShipped ? "Shipped"
        : "Confirmed";

    /// <summary>The status of its return; null when nobody requested one.</summary>
    public string? ReturnStatus =>
        HasOpenReturn ? "Approved"
        : Refunds.Find(r => r.IsOfReturn) is { } refund
            ? IsPaid(refund) ? "Refunded"
                : "Accepted"
        : null;

    /// <summary>The parcel that something would happen to; -1 for none.</summary>
    public int Target(Happening happening) =>
        happening switch
        {
            Happening.Deliver => Parcels.FindIndex(p => p.Status == ModelParcelStatus.Shipped),
            Happening.Undelivered => Parcels.FindLastIndex(p => p.Status == ModelParcelStatus.Shipped),
            Happening.CameBack => Parcels.FindIndex(p => p.Status == ModelParcelStatus.Undelivered),
            _ => -1,
        };

    /// <summary>Whether it can happen now.</summary>
    public bool Allows(Happening happening) =>
        happening switch
        {
            Happening.ShipPart => IsConfirmed && Open.First > 0 && Open.Second > 0,
            Happening.ShipRest => IsConfirmed && Open.Sum > 0,
            Happening.CancelUnit => IsConfirmed && Open.First > 0,
            Happening.RequestReturn => IsDelivered && Delivered.First - Returned.First > (HasOpenReturn ? 1 : 0),
            Happening.AcceptReturn => HasOpenReturn,
            Happening.Complete => IsDelivered && !IsCompleted && !HasOpenReturn,
            Happening.RefundPaid => Refunds.Exists(r => r.Status == ModelRefundStatus.Pending),
            Happening.RefundReturned => IsCard && Refunds.Exists(r => r.Status == ModelRefundStatus.Succeeded),
            _ => Target(happening) >= 0,
        };

    /// <summary>What it leads to.</summary>
    public OrderModel After(Happening happening) =>
        happening switch
        {
            Happening.ShipPart => Ship(OneOfEach),
            Happening.ShipRest => Ship(Open),
            Happening.CancelUnit => Cancel(One),
            Happening.Deliver => Move(Target(happening), ModelParcelStatus.Delivered),
            Happening.Undelivered => Move(Target(happening), ModelParcelStatus.Undelivered),
            Happening.CameBack => Move(Target(happening), ModelParcelStatus.ReturnedToSeller)
                .Cancel(Parcels[Target(happening)].Units),
            Happening.RequestReturn => this with { HasOpenReturn = true },
            Happening.AcceptReturn => (this with { HasOpenReturn = false, Returned = Returned + One }).Promise(
                One,
                true
            ),
            Happening.Complete => this with { IsCompleted = true },
            Happening.RefundPaid => Settle(ModelRefundStatus.Pending, ModelRefundStatus.Succeeded),
            _ => Settle(ModelRefundStatus.Succeeded, ModelRefundStatus.Failed),
        };

    /// <summary>An administrator sends the refunds again whose money came back.</summary>
    public OrderModel Retried() =>
        Refunds.Exists(r => r.Status == ModelRefundStatus.Failed)
            ? Settle(ModelRefundStatus.Failed, ModelRefundStatus.Pending).Retried()
            : this;

    /// <summary>Once the money of a return was paid it stays so, even when the bank sends it back.</summary>
    private static bool IsPaid(ModelRefund refund) => refund.Status != ModelRefundStatus.Pending;

    // The first parcel under way asks for the delivery at the door; what it asks for stays.
    private OrderModel Ship(Units units) =>
        this with
        {
            Parcels = Parcels.Add(
                new(units, ModelParcelStatus.Shipped, Parcels.All(p => p.Status == ModelParcelStatus.ReturnedToSeller))
            ),
        };

    private OrderModel Move(int at, ModelParcelStatus to) =>
        this with
        {
            Parcels = Parcels.SetItem(at, Parcels[at] with { Status = to }),
        };

    private OrderModel Cancel(Units units)
    {
        var cancelled = this with { Cancelled = Cancelled + units };
        return IsCard ? cancelled.Promise(units, false) : cancelled;
    }

    // The delivery is paid back with the last unit, if it was paid.
    private OrderModel Promise(Units units, bool isOfReturn)
    {
        var wasPaid = IsCard || Parcels.Exists(p => p.AsksForDelivery && p.Status == ModelParcelStatus.Delivered);
        var shipping = wasPaid && Cancelled + Returned == Ordered ? Shipping : 0;
        return this with { Refunds = Refunds.Add(new(units.Goods, shipping, ModelRefundStatus.Pending, isOfReturn)) };
    }

    private OrderModel Settle(ModelRefundStatus from, ModelRefundStatus to)
    {
        var at = Refunds.FindIndex(r => r.Status == from);
        return this with { Refunds = Refunds.SetItem(at, Refunds[at] with { Status = to }) };
    }

    private Units In(Func<ModelParcel, bool> counts) =>
        Parcels
            .Where(p => p.Status != ModelParcelStatus.ReturnedToSeller && counts(p))
            .Aggregate(default(Units), (sum, parcel) => sum + parcel.Units);
}
