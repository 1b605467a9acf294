using static Marketplace.Modules.Orders.OrderActorType;
using static Marketplace.Modules.Orders.OrderCommand;
using static Marketplace.Modules.Orders.OrderStatus;

namespace Marketplace.Modules.Orders;

/// <summary>An allowed transition of an order.</summary>
internal sealed record OrderTransition(OrderStatus From, OrderCommand Command, OrderActorType By, OrderStatus To);

/// <summary>The state machine of orders: anything not in the table is rejected.</summary>
internal static class OrderTransitions
{
    public static readonly IReadOnlyList<OrderTransition> Table =
    [
        new(PendingPayment, Pay, OrderActorType.System, Placed),
        new(PendingPayment, Expire, OrderActorType.System, Expired),
        new(PendingPayment, Cancel, Buyer, Cancelled),
        new(PendingPayment, Cancel, Admin, Cancelled),
        // A late successful payment still places the order if its stock is available.
        new(Expired, Pay, OrderActorType.System, Placed),
        new(Placed, Confirm, Seller, Confirmed),
        new(Placed, Reject, Seller, Rejected),
        new(Placed, Cancel, Buyer, Cancelled),
        new(Placed, Cancel, Admin, Cancelled),
        new(Placed, Cancel, OrderActorType.System, Cancelled),
        new(Confirmed, CancelRequest, Buyer, Confirmed),
        new(Confirmed, Cancel, Seller, Cancelled),
        new(Confirmed, Cancel, Admin, Cancelled),
        // What follows from units: a carrier's scan, or the last unit that was not shipped is cancelled.
        new(Confirmed, Cancel, OrderActorType.System, Cancelled),
        new(Confirmed, Ship, OrderActorType.System, Shipped),
        new(Confirmed, Ship, Seller, Shipped),
        new(Shipped, ReturnUndelivered, Seller, Cancelled),
        new(Shipped, ReturnUndelivered, OrderActorType.System, Cancelled),
        new(Shipped, Deliver, Seller, Delivered),
        new(Shipped, ConfirmReceipt, Buyer, Delivered),
        new(Shipped, Deliver, OrderActorType.System, Delivered),
        new(Delivered, Accept, Buyer, Completed),
        new(Delivered, Complete, OrderActorType.System, Completed),
    ];

    /// <summary>Statuses an order leaves only through a late payment.</summary>
    public static bool IsTerminal(OrderStatus status) => status is Completed or Rejected or Cancelled or Expired;

    /// <summary>The transition, or null if it is not allowed.</summary>
    public static OrderTransition? Find(OrderStatus from, OrderCommand command, OrderActorType by) =>
        Table.FirstOrDefault(t => t.From == from && t.Command == command && t.By == by);

    /// <summary>The commands the actor can issue now; what follows from a parcel is not one of them.</summary>
    public static IReadOnlyList<OrderCommand> Allowed(OrderStatus from, OrderActorType by) =>
        Table
            .Where(t => t.From == from && t.By == by && t.Command != ReturnUndelivered)
            .Select(t => t.Command)
            .ToArray();
}
