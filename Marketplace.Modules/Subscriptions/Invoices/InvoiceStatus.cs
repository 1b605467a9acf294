namespace Marketplace.Modules.Subscriptions;

/// <summary>Status of an invoice.</summary>
public enum InvoiceStatus
{
    /// <summary>Awaiting payment.</summary>
    Open,

    Paid,

    /// <summary>Voided before it was paid; its number is not reused.</summary>
    Void,

    /// <summary>Written off as never paid.</summary>
    Uncollectible,
}

/// <summary>Purpose of an invoice.</summary>
public enum InvoicePurpose
{
    /// <summary>The first period.</summary>
    Start,

    /// <summary>The next period.</summary>
    Renewal,

    /// <summary>An upgrade for the rest of the paid time.</summary>
    Upgrade,
}

/// <summary>Kind of an invoice line.</summary>
public enum InvoiceLineKind
{
    /// <summary>A full period of a plan.</summary>
    Plan,

    /// <summary>Unused time of the previous plan; negative.</summary>
    Credit,

    /// <summary>The rest of the paid time on the new plan.</summary>
    Charge,
}
