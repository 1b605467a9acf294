namespace Marketplace.Modules.Subscriptions;

/// <summary>The last invoice number given out in a year; its row stays locked until the invoice is committed, so no
/// number is lost.</summary>
public sealed class InvoiceSequence
{
    /// <summary>UTC year.</summary>
    public int Year { get; init; }

    public int Last { get; init; }
}
