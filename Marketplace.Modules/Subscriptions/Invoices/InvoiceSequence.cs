namespace Marketplace.Modules.Subscriptions;

/// <summary>The last invoice number allocated in a year; the row stays locked until the invoice is committed, so
/// numbers have no gaps.</summary>
internal sealed class InvoiceSequence
{
    /// <summary>UTC year.</summary>
    public int Year { get; init; }

    public int Last { get; init; }
}
