using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>What a store is asked to pay for its plan; issued once, then only paid, taken back or given up.</summary>
public sealed class Invoice : Entity
{
    private readonly List<InvoiceLine> _lines = [];

    private Invoice() { }

    /// <summary>For example <c>INV-2026-000001</c>: without gaps within a UTC year.</summary>
    public string Number { get; private init; } = "";

    public Guid SellerId { get; private init; }

    public Guid SubscriptionId { get; private init; }

    public InvoicePurpose Purpose { get; private init; }

    public InvoiceStatus Status { get; private set; }

    /// <summary>The plan it pays for.</summary>
    public string PlanCode { get; private init; } = "";

    public int PlanVersion { get; private init; }

    public long TotalMinor { get; private init; }

    /// <summary>Tax inside the total.</summary>
    public long TaxMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public DateTimeOffset IssuedAt { get; private init; }

    public DateTimeOffset DueAt { get; private init; }

    /// <summary>Start of the time it paid for; null until paid.</summary>
    public DateTimeOffset? PeriodStart { get; private set; }

    /// <summary>End of that time; an upgrade's is known from the start.</summary>
    public DateTimeOffset? PeriodEnd { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>The payment that paid it; null while unpaid and where nothing was to be paid.</summary>
    public Guid? PaymentId { get; private set; }

    public IReadOnlyList<InvoiceLine> Lines => _lines;

    public Money Total => new(TotalMinor, Currency);

    public Money Tax => new(TaxMinor, Currency);

    /// <summary>The invoice of a whole period.</summary>
    /// <param name="taxBps">Tax inside the price.</param>
    public static Invoice ForPeriod(
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

    /// <summary>The invoice of a larger plan for the rest of the paid time.</summary>
    /// <remarks>Where the credit is larger than the charge, it is cut so that the lines add up to a total of
    /// zero.</remarks>
    public static Invoice ForUpgrade(
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

    /// <summary>The money arrived.</summary>
    public void Pay(Guid? paymentId, PaidPeriod period, DateTimeOffset now)
    {
        Leave(InvoiceStatus.Paid);
        (PaymentId, PaidAt, PeriodStart, PeriodEnd) = (paymentId, now, period.Start, period.End);
    }

    /// <summary>Takes it back.</summary>
    public void Void() => Leave(InvoiceStatus.Void);

    /// <summary>Gives it up.</summary>
    public void GiveUp() => Leave(InvoiceStatus.Uncollectible);

    private void Leave(InvoiceStatus next) =>
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
public sealed record IssuedNumber(Guid InvoiceId, string Number, DateTimeOffset IssuedAt);
