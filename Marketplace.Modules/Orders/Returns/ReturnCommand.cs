namespace Marketplace.Modules.Orders;

/// <summary>What somebody can do with a return.</summary>
public enum ReturnCommand
{
    /// <summary>The goods may be sent.</summary>
    Approve,

    /// <summary>The seller does not take the goods back.</summary>
    Reject,

    /// <summary>The buyer changed their mind.</summary>
    Cancel,

    /// <summary>The buyer has given the goods to a carrier.</summary>
    HandOver,

    /// <summary>The goods were not sent in time.</summary>
    Expire,

    /// <summary>Accepts the return although no goods come back.</summary>
    Settle,

    /// <summary>The goods have arrived.</summary>
    Receive,

    /// <summary>Accepts the goods that arrived.</summary>
    Accept,

    /// <summary>The seller does not accept what arrived.</summary>
    Contest,

    /// <summary>Support decides for the buyer, in whole or in part.</summary>
    Decide,

    /// <summary>Support decides for the seller.</summary>
    Refuse,

    /// <summary>The buyer has received the money.</summary>
    Refund,

    /// <summary>The buyer's bank sent the money back.</summary>
    MoneyBack,
}

/// <summary>A request to change a return's status.</summary>
/// <param name="ReasonCode">Why; required when a seller rejects or contests.</param>
/// <param name="Note">Free text from the actor, up to 500 characters.</param>
/// <param name="Shipment">For <see cref="ReturnCommand.HandOver"/>.</param>
public sealed record MoveReturn(
    Guid ReturnId,
    ReturnCommand Command,
    OrderActor Party,
    string? ReasonCode = null,
    string? Note = null,
    Shipment? Shipment = null
)
{
    /// <summary>Up to five photos that a seller has uploaded for an objection.</summary>
    public IReadOnlyList<Guid> PhotoIds { get; init; } = [];
}

/// <summary>A request to accept a return, in whole or in part.</summary>
/// <param name="Command">Accept, settle or decide.</param>
/// <param name="Units">Every line of the return; null for all units.</param>
public sealed record AcceptReturn(
    Guid ReturnId,
    ReturnCommand Command,
    OrderActor Party,
    IReadOnlyList<AcceptedUnits>? Units = null,
    string? Note = null
);

/// <summary>Accepted units of a line.</summary>
/// <param name="Resellable">How many of them go back into stock; null for all of a withdrawal, none of another
/// kind.</param>
public sealed record AcceptedUnits(Guid LineId, int Quantity, int? Resellable = null);
