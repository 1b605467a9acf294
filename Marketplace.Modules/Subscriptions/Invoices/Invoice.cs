using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>An invoice to a store for its plan; once issued it can only be paid, voided or written off.</summary>
public sealed class Invoice : Entity
{
    private readonly List<InvoiceLine> _lines = [];

    private Invoice() { }

    /// <summary>For example <c>INV-2026-000001</c>; gapless within a UTC year.</summary>
    public string Number { get; private init; } = "";

    public Guid SellerId { get; private init; }

    public Guid SubscriptionId { get; private init; }

    public InvoicePurpose Purpose { get; private init; }

    public InvoiceStatus Status { get; private set; }

    /// <summary>The invoiced plan.</summary>
    public string PlanCode { get; private init; } = "";

    public int PlanVersion { get; private init; }

    public long TotalMinor { get; private init; }

    /// <summary>Tax included in the total.</summary>
    public long TaxMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public DateTimeOffset IssuedAt { get; private init; }

    public DateTimeOffset DueAt { get; private init; }

    /// <summary>Start of the period it pays for; null until paid.</summary>
    public DateTimeOffset? PeriodStart { get; private set; }

    /// <summary>End of the period it pays for; for an upgrade it is known when issued.</summary>
    public DateTimeOffset? PeriodEnd { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>The payment that settled it; null while unpaid and when no payment was due.</summary>
    public Guid? PaymentId { get; private set; }

    public IReadOnlyList<InvoiceLine> Lines => _lines;

    public Money Total => new(TotalMinor, Currency);

    public Money Tax => new(TaxMinor, Currency);

    /// <summary>Creates the invoice of a full period.</summary>
    /// <param name="taxBps">Tax included in the price, in basis points.</param>
    internal static Invoice ForPeriod(
        IssuedNumber number,
        Subscription subscription,
        InvoicePurpose purpose,
        PlanVersion plan,
        DateTimeOffset dueAt,
        int taxBps
    ) =>
        Issue(
            number,
            subscription,
            purpose,
            plan,
            dueAt,
            taxBps,
            plan.Price,
            new InvoiceLine(1, InvoiceLineKind.Plan, plan, plan.Price)
        );

    /// <summary>Creates the invoice of an upgrade for the rest of the paid time.</summary>
    /// <remarks>A credit larger than the charge is reduced so that the lines add up to zero.</remarks>
    internal static Invoice ForUpgrade(
        IssuedNumber number,
        Subscription subscription,
        PlanVersion from,
        PlanVersion to,
        Proration proration,
        int taxBps
    )
    {
        var invoice = Issue(
            number,
            subscription,
            InvoicePurpose.Upgrade,
            to,
            number.IssuedAt,
            taxBps,
            proration.Due,
            new InvoiceLine(1, InvoiceLineKind.Credit, from, proration.Due - proration.Charge),
            new InvoiceLine(2, InvoiceLineKind.Charge, to, proration.Charge)
        );
        invoice.PeriodEnd = subscription.PaidUntil;
        return invoice;
    }

    /// <summary>Marks it as paid.</summary>
    internal void Pay(Guid? paymentId, PaidPeriod period, DateTimeOffset now)
    {
        MoveTo(InvoiceStatus.Paid);
        (PaymentId, PaidAt, PeriodStart, PeriodEnd) = (paymentId, now, period.Start, period.End);
    }

    /// <summary>Voids it.</summary>
    public void Void() => MoveTo(InvoiceStatus.Void);

    /// <summary>Writes it off as uncollectible.</summary>
    public void WriteOff() => MoveTo(InvoiceStatus.Uncollectible);

    private void MoveTo(InvoiceStatus next) =>
        Status =
            Status == InvoiceStatus.Open
                ? next
                : throw new InvalidOperationException($"Invoice {Number} is {Status} and cannot become {next}.");

    private static Invoice Issue(
        IssuedNumber number,
        Subscription subscription,
        InvoicePurpose purpose,
        PlanVersion plan,
        DateTimeOffset dueAt,
        int taxBps,
        Money total,
        params InvoiceLine[] lines
    )
    {
        var invoice = new Invoice
        {
            Id = number.InvoiceId,
            Number = number.Number,
            SellerId = subscription.SellerId,
            SubscriptionId = subscription.Id,
            Purpose = purpose,
            Status = InvoiceStatus.Open,
            PlanCode = plan.PlanCode,
            PlanVersion = plan.Version,
            TotalMinor = total.Amount,
            TaxMinor = total.IncludedTax(taxBps).Amount,
            Currency = total.Currency,
            IssuedAt = number.IssuedAt,
            DueAt = dueAt,
        };
        invoice._lines.AddRange(lines);
        return invoice;
    }
}

/// <summary>Identity of a new invoice.</summary>
internal sealed record IssuedNumber(Guid InvoiceId, string Number, DateTimeOffset IssuedAt);
