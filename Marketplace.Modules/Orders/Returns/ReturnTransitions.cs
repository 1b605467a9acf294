using static Marketplace.Modules.Orders.OrderActorType;
using static Marketplace.Modules.Orders.ReturnCommand;
using static Marketplace.Modules.Orders.ReturnStatus;

namespace Marketplace.Modules.Orders;

/// <summary>An allowed transition of a return.</summary>
internal sealed record ReturnTransition(ReturnStatus From, ReturnCommand Command, OrderActorType By, ReturnStatus To);

/// <summary>The state machine of returns: anything not in the table is rejected.</summary>
internal static class ReturnTransitions
{
    public static readonly IReadOnlyList<ReturnTransition> Table =
    [
        new(Requested, Approve, Seller, Approved),
        // A withdrawal at once, everything else when the seller does not answer in time.
        new(Requested, Approve, OrderActorType.System, Approved),
        new(Requested, Reject, Seller, Rejected),
        new(Requested, Cancel, Buyer, Cancelled),
        new(Approved, Cancel, Buyer, Cancelled),
        new(Approved, HandOver, Buyer, InTransit),
        new(Approved, Expire, OrderActorType.System, Expired),
        new(Approved, Settle, Seller, Accepted),
        new(Approved, Settle, OrderActorType.System, Accepted),
        new(Approved, Receive, Seller, Received),
        new(InTransit, Receive, Seller, Received),
        // When the goods are lost, or the seller does not say that they arrived.
        new(InTransit, Decide, Admin, Accepted),
        new(InTransit, Refuse, Admin, Refused),
        new(Received, Accept, Seller, Accepted),
        new(Received, Accept, OrderActorType.System, Accepted),
        new(Received, Contest, Seller, Contested),
        new(Contested, Decide, Admin, Accepted),
        new(Contested, Refuse, Admin, Refused),
        new(Accepted, ReturnCommand.Refund, OrderActorType.System, Refunded),
        // A cash order's money is transferred by hand.
        new(Accepted, ReturnCommand.Refund, Admin, Refunded),
        // The transfer of a cash order's money came back: it is owed again.
        new(Refunded, MoneyBack, OrderActorType.System, Accepted),
    ];

    /// <summary>Statuses of returns that nobody has decided yet: their units are taken, and the order waits for
    /// them.</summary>
    public static readonly IReadOnlyList<ReturnStatus> Undecided =
    [
        Requested,
        Approved,
        InTransit,
        Received,
        Contested,
    ];

    /// <summary>Statuses of returns whose units cannot be requested again: a refusal by support is final.</summary>
    public static readonly IReadOnlyList<ReturnStatus> Taking = [.. Undecided, Refused];

    public static bool IsUndecided(ReturnStatus status) => Undecided.Contains(status);

    /// <summary>The transition, or null if it is not allowed.</summary>
    public static ReturnTransition? Find(ReturnStatus from, ReturnCommand command, OrderActorType by) =>
        Table.FirstOrDefault(t => t.From == from && t.Command == command && t.By == by);

    /// <summary>The commands the actor can issue now.</summary>
    public static IReadOnlyList<ReturnCommand> Allowed(ReturnStatus from, OrderActorType by) =>
        Table.Where(t => t.From == from && t.By == by).Select(t => t.Command).ToArray();
}
