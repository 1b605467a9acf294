using Marketplace.Foundation;
using Marketplace.Modules.Documents;

namespace Marketplace.Modules.Payments;

/// <summary>Lays out a month's summary; the panel shows the same rows.</summary>
public static class FinanceSummaryDocument
{
    private static readonly LocalizedText Title = new("Mali özet", "Finance summary");
    private static readonly LocalizedText Month = new("Ay", "Month");
    private static readonly LocalizedText Section = new("Bölüm", "Section");
    private static readonly LocalizedText Item = new("Kalem", "Item");
    private static readonly LocalizedText Amount = new("Tutar", "Amount");
    private static readonly LocalizedText Earned = new("Ay içinde kazanılan", "Earned in the month");
    private static readonly LocalizedText Spent = new(
        "Ay içinde gider ve kesinti",
        "Costs and withholding of the month"
    );
    private static readonly LocalizedText AtEnd = new("Ay sonu bakiyeleri", "Balances at the end of the month");
    private static readonly LocalizedText Invoiced = new("Komisyon faturaları", "Commission invoices");
    private static readonly LocalizedText Invoices = new("Fatura sayısı", "Invoices");
    private static readonly LocalizedText CreditNotes = new("İade belgesi sayısı", "Credit notes");
    private static readonly LocalizedText State = new("Durum", "State");
    private static readonly LocalizedText Closed = new("tüm mağazalara kesildi", "issued to every store");
    private static readonly LocalizedText Open = new("henüz kesilmedi", "not issued yet");

    /// <summary>The rows in groups, each with its heading.</summary>
    public static IReadOnlyList<(LocalizedText Heading, IReadOnlyList<SummaryRow> Rows)> Groups(FinanceSummary summary)
    {
        var (earnings, expenses, balances) = (summary.Earnings, summary.Expenses, summary.Balances);
        return
        [
            (
                Earned,
                [
                    new(new("Komisyon (KDV hariç)", "Commission, without VAT"), earnings.Commission),
                    new(new("Komisyon KDV’si", "VAT on commission"), earnings.CommissionTax),
                    new(new("Abonelikler (KDV hariç)", "Subscriptions, without VAT"), earnings.Subscriptions),
                    new(new("Abonelik KDV’si", "VAT on subscriptions"), earnings.SubscriptionTax),
                ]
            ),
            (
                Spent,
                [
                    new(new("Ödeme sağlayıcı ücretleri", "Fees of the payment provider"), expenses.ProviderFees),
                    new(new("Kaybedilen itirazlar", "Lost disputes"), expenses.DisputeLosses),
                    new(new("Satıcılardan kesilen stopaj", "Tax withheld from sellers"), expenses.Withheld),
                ]
            ),
            (
                AtEnd,
                [
                    new(new("Satıcılara borç, beklemede", "Owed to sellers, pending"), balances.SellersPending),
                    new(new("Satıcılara borç, ödenebilir", "Owed to sellers, payable"), balances.SellersPayable),
                    new(new("Satıcılardan alacak", "Owed by sellers"), balances.SellersOwing),
                    new(new("Yoldaki ödemeler", "Payouts in transit"), balances.PayoutsInTransit),
                    new(new("Alıcılara geri ödeme borcu", "Refunds owed to buyers"), balances.BuyerRefunds),
                    new(new("Açık itirazlar", "Open disputes"), balances.OpenDisputes),
                    new(new("Ödenecek KDV", "VAT owed"), balances.TaxOwed),
                    new(new("Ödenecek stopaj", "Withheld tax owed"), balances.WithholdingOwed),
                    new(new("Ödeme sağlayıcıdaki para", "Money at the payment provider"), balances.AtProvider),
                    new(new("Bankadaki para", "Money at the bank"), balances.AtBank),
                ]
            ),
            (
                Invoiced,
                [
                    new(
                        new("Faturalanan komisyon (KDV hariç)", "Commission invoiced, without VAT"),
                        summary.Documents.Net
                    ),
                    new(new("Faturalanan KDV", "VAT invoiced"), summary.Documents.Tax),
                ]
            ),
        ];
    }

    /// <summary>What its files are written from.</summary>
    public static FinanceDocument Of(
        FinanceSummary summary,
        PartyIdentity issuer,
        Language language,
        DateTimeOffset now
    )
    {
        var documents = summary.Documents;
        return new()
        {
            Language = language,
            Title = Title.In(language),
            Number = summary.Month,
            IssuedAt = now,
            Issuer = issuer.In(language, ""),
            Facts =
            [
                new(Month.In(language), summary.Month),
                new(Invoices.In(language), documents.Invoices.ToString(language.Culture)),
                new(CreditNotes.In(language), documents.CreditNotes.ToString(language.Culture)),
                new(State.In(language), StateOf(summary).In(language)),
            ],
            Currency = documents.Net.Currency,
            Columns = [new(Section.In(language), 3), new(Item.In(language), 4), new(Amount.In(language), 2, true)],
            Rows = Groups(summary)
                .SelectMany(group =>
                    group.Rows.Select(
                        IReadOnlyList<DocumentCell> (row) =>
                            [
                                DocumentCell.Of(group.Heading.In(language)),
                                DocumentCell.Of(row.Label.In(language)),
                                DocumentCell.Of(row.Amount.Amount),
                            ]
                    )
                )
                .ToArray(),
        };
    }

    /// <summary>Whether the month's commission is invoiced.</summary>
    public static LocalizedText StateOf(FinanceSummary summary) => summary.Documents.IsClosed ? Closed : Open;
}

/// <summary>One amount of a summary.</summary>
public sealed record SummaryRow(LocalizedText Label, Money Amount);
