using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>The invoice of a store's commission of one month, or the credit note where more was given back than
/// charged.</summary>
/// <remarks>Issued once and never changed; a later correction is part of a later month. Only the number and the id that
/// it gets as an e-invoice are added afterwards, and stand on none of its files.</remarks>
public sealed class CommissionInvoice : Entity
{
    /// <summary>Series of the numbers.</summary>
    public const string Series = "KOM";

    /// <summary>Longest number of an e-invoice.</summary>
    public const int ExternalNumberLength = 32;

    private readonly List<CommissionInvoiceLine> _lines = [];

    private CommissionInvoice() { }

    /// <summary>For example <c>KOM-2026-000012</c>; without gaps within a year of the marketplace's time
    /// zone.</summary>
    public string Number { get; private init; } = "";

    public Guid SellerId { get; private init; }

    /// <summary>First day of the month it is about.</summary>
    public DateOnly Month { get; private init; }

    public CommissionInvoiceKind Kind { get; private init; }

    /// <summary>Without tax; positive also for a credit note, as all amounts.</summary>
    public long NetMinor { get; private init; }

    public long TaxMinor { get; private init; }

    /// <summary>Rate of the tax, basis points.</summary>
    public int TaxBps { get; private init; }

    public string Currency { get; private init; } = "";

    /// <summary>The marketplace as it was then.</summary>
    public PartyIdentity Issuer { get; private init; } = null!;

    /// <summary>The store as it was then.</summary>
    public PartyIdentity Recipient { get; private init; } = null!;

    public DateTimeOffset IssuedAt { get; private init; }

    /// <summary>Its number as an e-invoice; null until it has one.</summary>
    public string? ExternalNumber { get; private set; }

    /// <summary>Its UUID (ETTN) as an e-invoice; null until it has one.</summary>
    public Guid? ExternalId { get; private set; }

    /// <summary>By order, in the order of their numbers.</summary>
    public IReadOnlyList<CommissionInvoiceLine> Lines => _lines;

    public Money Net => new(NetMinor, Currency);

    public Money Tax => new(TaxMinor, Currency);

    public Money Total => Net + Tax;

    /// <summary>Issues it for what a store was charged in a month, less what it was given back.</summary>
    internal static CommissionInvoice Issue(NewCommissionInvoice input, SellerCommission commission)
    {
        var (kind, sign) = commission.IsCharged
            ? (CommissionInvoiceKind.Invoice, 1)
            : (CommissionInvoiceKind.CreditNote, -1);
        var invoice = new CommissionInvoice
        {
            Id = input.Id,
            Number = input.Number,
            SellerId = commission.SellerId,
            Month = input.Month,
            Kind = kind,
            NetMinor = sign * commission.Orders.Sum(o => o.NetMinor),
            TaxMinor = sign * commission.Orders.Sum(o => o.TaxMinor),
            TaxBps = LedgerEntries.CommissionTaxBps,
            Currency = input.Currency,
            Issuer = input.Issuer,
            Recipient = input.Recipient,
            IssuedAt = input.IssuedAt,
        };
        invoice._lines.AddRange(
            commission
                .Orders.OrderBy(o => o.Number, StringComparer.Ordinal)
                .Select((o, i) => new CommissionInvoiceLine(i + 1, o, sign))
        );
        return invoice;
    }

    /// <summary>Keeps what it is called as an e-invoice.</summary>
    internal void NameExternally(string? number, Guid? id) => (ExternalNumber, ExternalId) = (number, id);

    /// <summary>Number of the document with this place in the year's series.</summary>
    internal static string NumberOf(int year, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"{Series}-{year}-{place:D6}");
}

/// <summary>What a commission invoice gets besides its amounts.</summary>
internal sealed record NewCommissionInvoice(
    Guid Id,
    string Number,
    DateOnly Month,
    string Currency,
    PartyIdentity Issuer,
    PartyIdentity Recipient,
    DateTimeOffset IssuedAt
);
