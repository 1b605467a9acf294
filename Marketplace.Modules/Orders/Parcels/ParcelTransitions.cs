using static Marketplace.Modules.Orders.ParcelCommand;
using static Marketplace.Modules.Orders.ParcelStatus;

namespace Marketplace.Modules.Orders;

/// <summary>An allowed transition of a parcel.</summary>
internal sealed record ParcelTransition(ParcelStatus From, ParcelCommand Command, ParcelSource By, ParcelStatus To);

/// <summary>The state machine of parcels: anything not in the table is rejected.</summary>
internal static class ParcelTransitions
{
    public static readonly IReadOnlyList<ParcelTransition> Table =
    [
        new(Packing, Label, ParcelSource.Seller, Ready),
        new(Packing, Cancel, ParcelSource.Seller, Cancelled),
        new(Ready, Cancel, ParcelSource.Seller, Cancelled),
        // With an order that an administrator calls off.
        new(Packing, Cancel, ParcelSource.System, Cancelled),
        new(Ready, Cancel, ParcelSource.System, Cancelled),
        new(Packing, Ship, ParcelSource.Seller, Shipped),
        new(Ready, Ship, ParcelSource.Seller, Shipped),
        new(Packing, Ship, ParcelSource.Carrier, Shipped),
        new(Ready, Ship, ParcelSource.Carrier, Shipped),
        new(Shipped, Deliver, ParcelSource.Seller, Delivered),
        new(Shipped, Deliver, ParcelSource.Buyer, Delivered),
        new(Shipped, Deliver, ParcelSource.Carrier, Delivered),
        new(Shipped, Deliver, ParcelSource.System, Delivered),
        new(Shipped, ParcelCommand.Undelivered, ParcelSource.Seller, ParcelStatus.Undelivered),
        new(Shipped, ParcelCommand.Undelivered, ParcelSource.Carrier, ParcelStatus.Undelivered),
        new(ParcelStatus.Undelivered, Retry, ParcelSource.Seller, Shipped),
        // The carrier went again by itself.
        new(ParcelStatus.Undelivered, Deliver, ParcelSource.Carrier, Delivered),
        new(ParcelStatus.Undelivered, Deliver, ParcelSource.Buyer, Delivered),
        new(ParcelStatus.Undelivered, CameBack, ParcelSource.Seller, ReturnedToSeller),
        // The seller has forgotten it.
        new(ParcelStatus.Undelivered, CameBack, ParcelSource.System, ReturnedToSeller),
    ];

    /// <summary>The transition, or null if it is not allowed.</summary>
    public static ParcelTransition? Find(ParcelStatus from, ParcelCommand command, ParcelSource by) =>
        Table.FirstOrDefault(t => t.From == from && t.Command == command && t.By == by);

    /// <summary>The commands that the status allows.</summary>
    public static IReadOnlyList<ParcelCommand> Allowed(ParcelStatus from, ParcelSource by) =>
        Table.Where(t => t.From == from && t.By == by).Select(t => t.Command).ToArray();
}

/// <summary>How long a parcel may stay in a status before the system acts.</summary>
/// <param name="Deliver">On its way; then it counts as delivered.</param>
/// <param name="ComeBack">Undelivered; then it counts as back.</param>
internal sealed record ParcelDeadlines(TimeSpan Deliver, TimeSpan ComeBack)
{
    public static ParcelDeadlines From(OrdersOptions options) =>
        new(TimeSpan.FromDays(options.AutoDeliverDays), TimeSpan.FromDays(options.UndeliveredDays));

    /// <summary>When the system acts; null in a status without a deadline.</summary>
    public DateTimeOffset? After(ParcelStatus status, DateTimeOffset now) =>
        status switch
        {
            ParcelStatus.Shipped => now + Deliver,
            ParcelStatus.Undelivered => now + ComeBack,
            _ => null,
        };
}
