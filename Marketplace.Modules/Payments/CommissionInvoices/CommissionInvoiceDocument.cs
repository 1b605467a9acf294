using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Lays out a commission invoice.</summary>
internal static class CommissionInvoiceDocument
{
    private static readonly LocalizedText Invoice = new("Komisyon faturası", "Commission invoice");
    private static readonly LocalizedText CreditNote = new("Komisyon iade belgesi", "Commission credit note");
    private static readonly LocalizedText Issuer = new("Düzenleyen", "Issued by");
    private static readonly LocalizedText Recipient = new("Alıcı", "Billed to");
    private static readonly LocalizedText Credited = new("Alacaklı", "Credited to");
    private static readonly LocalizedText IssuedOn = new("Düzenlenme tarihi", "Date of issue");
    private static readonly LocalizedText Month = new("Dönem", "Period");
    private static readonly LocalizedText Currency = new("Para birimi", "Currency");
    private static readonly LocalizedText Place = new("Sıra", "No.");
    private static readonly LocalizedText Order = new("Sipariş", "Order");
    private static readonly LocalizedText Net = new("Komisyon", "Commission");
    private static readonly LocalizedText Tax = new("KDV", "VAT");
    private static readonly LocalizedText Total = new("Tutar", "Amount");
    private static readonly LocalizedText NetTotal = new("Komisyon toplamı", "Commission");
    private static readonly LocalizedText TaxTotal = new("KDV (%{rate})", "VAT ({rate}%)");
    private static readonly LocalizedText Due = new("Genel toplam", "Total");
    private static readonly LocalizedText Settled = new(
        "Bu tutar satışlarınızdan düşülmüştür; ayrıca ödeme yapmanız gerekmez.",
        "This amount has been deducted from your sales; you do not have to pay it separately."
    );
    private static readonly LocalizedText GivenBack = new(
        "Bu tutar, iadeler nedeniyle satıcı bakiyenize geri yazılmıştır.",
        "This amount has been returned to your seller balance because of refunds."
    );
    private static readonly LocalizedText Signs = new(
        "Eksi tutarlar, dönem içinde iade edilen komisyonlardır.",
        "Negative amounts are commission that was given back in the period."
    );
    private static readonly LocalizedText CreditSigns = new(
        "Eksi tutarlar, dönem içinde alınan komisyonlardır.",
        "Negative amounts are commission that was charged in the period."
    );

    public static FinanceDocument Of(CommissionInvoice invoice, Language language, TimeZoneInfo zone)
    {
        var isCredit = invoice.Kind == CommissionInvoiceKind.CreditNote;
        return new()
        {
            Language = language,
            Title = (isCredit ? CreditNote : Invoice).In(language),
            Number = invoice.Number,
            IssuedAt = invoice.IssuedAt,
            Issuer = invoice.Issuer.In(language, Issuer.In(language)),
            Recipient = invoice.Recipient.In(language, (isCredit ? Credited : Recipient).In(language)),
            Facts = Facts(invoice, language, zone),
            Currency = invoice.Currency,
            Columns =
            [
                new(Place.In(language), 1),
                new(Order.In(language), 3.5),
                new(Net.In(language), 2.2, true),
                new(Tax.In(language), 2, true),
                new(Total.In(language), 2.2, true),
            ],
            Rows = invoice.Lines.OrderBy(l => l.Position).Select(Row).ToArray(),
            Totals = Totals(invoice, language),
            Notes = Notes(invoice, language),
        };
    }

    private static DocumentFact[] Facts(CommissionInvoice invoice, Language language, TimeZoneInfo zone)
    {
        var last = invoice.Month.AddMonths(1).AddDays(-1);
        return
        [
            new(IssuedOn.In(language), DocumentCell.DayIn(language, LocalDays.Of(invoice.IssuedAt, zone))),
            new(
                Month.In(language),
                $"{DocumentCell.DayIn(language, invoice.Month)} – {DocumentCell.DayIn(language, last)}"
            ),
            new(Currency.In(language), invoice.Currency),
        ];
    }

    private static DocumentCell[] Row(CommissionInvoiceLine line) =>
        [
            DocumentCell.Of(line.Position.ToString(Language.Default.Culture)),
            DocumentCell.Of(line.OrderNumber),
            DocumentCell.Of(line.NetMinor),
            DocumentCell.Of(line.TaxMinor),
            DocumentCell.Of(line.NetMinor + line.TaxMinor),
        ];

    private static DocumentTotal[] Totals(CommissionInvoice invoice, Language language) =>
        [
            new(NetTotal.In(language), invoice.NetMinor),
            new(
                TaxTotal.With(language, "rate", (invoice.TaxBps / 100m).ToString("0.##", language.Culture)),
                invoice.TaxMinor
            ),
            new(Due.In(language), invoice.Total.Amount),
        ];

    private static string[] Notes(CommissionInvoice invoice, Language language)
    {
        var isCredit = invoice.Kind == CommissionInvoiceKind.CreditNote;
        var first = (isCredit ? GivenBack : Settled).In(language);
        return invoice.Lines.Any(l => l.NetMinor + l.TaxMinor < 0)
            ? [first, (isCredit ? CreditSigns : Signs).In(language)]
            : [first];
    }
}
