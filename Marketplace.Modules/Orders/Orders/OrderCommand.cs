namespace Marketplace.Modules.Orders;

/// <summary>A command an actor can issue on an order.</summary>
public enum OrderCommand
{
    /// <summary>The payment succeeded.</summary>
    Pay,

    /// <summary>The payment did not arrive in time.</summary>
    Expire,

    /// <summary>The seller confirms the order.</summary>
    Confirm,

    /// <summary>The seller rejects the order.</summary>
    Reject,

    /// <summary>Cancels the order; for the seller, also the approval of a buyer's cancel request.</summary>
    Cancel,

    /// <summary>The buyer asks a seller who has confirmed to cancel.</summary>
    CancelRequest,

    /// <summary>Ships the parcel, or makes it ready for pickup.</summary>
    Ship,

    /// <summary>The parcel was delivered.</summary>
    Deliver,

    /// <summary>The buyer confirms receipt.</summary>
    ConfirmReceipt,

    /// <summary>The buyer keeps the goods and waives the rest of the return window.</summary>
    Accept,

    /// <summary>The return window has passed.</summary>
    Complete,

    /// <summary>Every unit that was not delivered came back to the seller; follows from the parcels.</summary>
    ReturnUndelivered,
}

/// <summary>A request to change an order's status.</summary>
/// <param name="ReasonCode">Why, see <see cref="OrderReasons"/>; required when a seller rejects an order, or cancels
/// one without the buyer's request.</param>
/// <param name="Note">Free text from the actor, up to 500 characters.</param>
/// <param name="Shipment">For <see cref="OrderCommand.Ship"/>.</param>
public sealed record MoveOrder(
    Guid OrderId,
    OrderCommand Command,
    OrderActor Party,
    string? ReasonCode = null,
    string? Note = null,
    Shipment? Shipment = null
)
{
    public const int MaxNoteLength = 500;
}
