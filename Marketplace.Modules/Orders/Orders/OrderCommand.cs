namespace Marketplace.Modules.Orders;

/// <summary>What somebody may want of an order.</summary>
public enum OrderCommand
{
    /// <summary>The money is there.</summary>
    Pay,

    /// <summary>The money did not come in time.</summary>
    Expire,

    /// <summary>The seller takes the order on.</summary>
    Confirm,

    /// <summary>The seller turns the order down.</summary>
    Reject,

    /// <summary>Calls the order off; for the seller also the answer to a buyer's request.</summary>
    Cancel,

    /// <summary>The buyer asks a seller who already confirmed to call it off.</summary>
    CancelRequest,

    /// <summary>Hands the parcel over, or has it ready for pickup.</summary>
    Ship,

    /// <summary>The parcel arrived.</summary>
    Deliver,

    /// <summary>The buyer says that it arrived.</summary>
    ConfirmReceipt,

    /// <summary>The buyer keeps it and waives the rest of the return window.</summary>
    Accept,

    /// <summary>The return window is over.</summary>
    Complete,
}

/// <summary>Asks for a step of an order.</summary>
/// <param name="ReasonCode">Why, see <see cref="OrderReasons"/>; required where a seller rejects or calls off of his
/// own.</param>
/// <param name="Note">In the actor's words, up to 500 characters.</param>
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
