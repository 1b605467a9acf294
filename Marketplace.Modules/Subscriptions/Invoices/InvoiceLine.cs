using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>One amount of an invoice.</summary>
public sealed class InvoiceLine
{
    private InvoiceLine() { }

    internal InvoiceLine(int position, InvoiceLineKind kind, PlanVersion plan, Money amount)
    {
        Position = position;
        Kind = kind;
        PlanCode = plan.PlanCode;
        PlanVersion = plan.Version;
        AmountMinor = amount.Amount;
    }

    public Guid InvoiceId { get; private init; }

    /// <summary>From 1.</summary>
    public int Position { get; private init; }

    public InvoiceLineKind Kind { get; private init; }

    public string PlanCode { get; private init; } = "";

    public int PlanVersion { get; private init; }

    /// <summary>In the invoice's currency; negative for a credit.</summary>
    public long AmountMinor { get; private init; }
}
