namespace Marketplace.Modules.Payments;

/// <summary>Status of a payout.</summary>
public enum PayoutStatus
{
    /// <summary>Reserved in the ledger; nobody has been told to pay it.</summary>
    Pending,

    /// <summary>In a batch for the bank.</summary>
    Sent,

    /// <summary>The bank has paid it.</summary>
    Paid,

    /// <summary>The bank refused it; the money is payable again.</summary>
    Failed,

    /// <summary>The receiving bank sent the money back; it is payable again.</summary>
    Returned,

    /// <summary>An administrator called it off before it was sent; the money is payable again.</summary>
    Cancelled,
}

/// <summary>Who gets a payout.</summary>
public enum PayoutPayee
{
    /// <summary>A store: its payable balance.</summary>
    Seller,

    /// <summary>A buyer who had paid at the door: the money of an accepted return.</summary>
    Buyer,
}
