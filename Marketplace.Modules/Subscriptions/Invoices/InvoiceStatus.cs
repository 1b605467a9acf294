namespace Marketplace.Modules.Subscriptions;

/// <summary>Where an invoice stands.</summary>
public enum InvoiceStatus
{
    /// <summary>Waits for its payment.</summary>
    Open,

    Paid,

    /// <summary>Taken back before it was paid; the number stays used.</summary>
    Void,

    /// <summary>Never paid.</summary>
    Uncollectible,
}

/// <summary>What an invoice is for.</summary>
public enum InvoicePurpose
{
    /// <summary>The first period.</summary>
    Start,

    /// <summary>The next period.</summary>
    Renewal,

    /// <summary>A larger plan for the rest of the period.</summary>
    Upgrade,
}

/// <summary>What a line of an invoice is for.</summary>
public enum InvoiceLineKind
{
    /// <summary>A whole period of a plan.</summary>
    Plan,

    /// <summary>Unused time of the plan before, negative.</summary>
    Credit,

    /// <summary>The rest of the period on the new plan.</summary>
    Charge,
}
