namespace Marketplace.Modules.Orders;

/// <summary>What somebody can do with an order now; each is one call of the API.</summary>
public enum OrderAction
{
    /// <summary>The seller confirms the order.</summary>
    Confirm,

    /// <summary>The seller rejects the order.</summary>
    Reject,

    /// <summary>Cancels the order; for the seller, also the approval of a buyer's cancel request.</summary>
    Cancel,

    /// <summary>The buyer asks a seller who has confirmed to cancel.</summary>
    CancelRequest,

    /// <summary>Calls off units that are not packed.</summary>
    CancelUnits,

    /// <summary>Puts units into a parcel.</summary>
    Pack,

    /// <summary>Ships everything that is not packed as one parcel.</summary>
    Ship,

    /// <summary>Delivers all parcels that are on their way.</summary>
    Deliver,

    /// <summary>The buyer confirms receipt.</summary>
    ConfirmReceipt,

    /// <summary>The buyer keeps the goods and waives the rest of the return window.</summary>
    Accept,

    /// <summary>The buyer asks to return units.</summary>
    RequestReturn,

    /// <summary>Gives money back for units, on a line or of the shipping fee.</summary>
    Refund,

    /// <summary>Writes to the other side.</summary>
    SendMessage,

    /// <summary>The seller says where the invoice is.</summary>
    SetInvoiceLink,
}
