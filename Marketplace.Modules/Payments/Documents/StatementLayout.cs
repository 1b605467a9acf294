using Marketplace.Foundation;
using Marketplace.Modules.Documents;

namespace Marketplace.Modules.Payments;

/// <summary>Lays out a store's statement: each posting with the balance after it.</summary>
internal static class StatementLayout
{
    private static readonly LocalizedText Title = new("Hesap ekstresi", "Statement of account");
    private static readonly LocalizedText Issuer = new("Düzenleyen", "Issued by");
    private static readonly LocalizedText Recipient = new("Hesap sahibi", "Account of");
    private static readonly LocalizedText IssuedOn = new("Düzenlenme tarihi", "Date of issue");
    private static readonly LocalizedText Period = new("Dönem", "Period");
    private static readonly LocalizedText Beginning = new("başlangıç", "beginning");
    private static readonly LocalizedText Currency = new("Para birimi", "Currency");
    private static readonly LocalizedText Day = new("Tarih", "Date");
    private static readonly LocalizedText What = new("Açıklama", "Description");
    private static readonly LocalizedText Order = new("Sipariş", "Order");
    private static readonly LocalizedText Amount = new("Tutar", "Amount");
    private static readonly LocalizedText Balance = new("Bakiye", "Balance");
    private static readonly LocalizedText Opening = new("Önceki ekstreden devir", "Carried forward");
    private static readonly LocalizedText Closing = new("Sonraki ekstreye devir", "Carried to the next statement");
    private static readonly LocalizedText Note = new(
        "Artı tutarlar bakiyenizi artırır, eksi tutarlar azaltır. Ekstre değiştirilmez; düzeltmeler sonraki ekstrede "
            + "yer alır.",
        "Positive amounts raise your balance, negative amounts reduce it. A statement is never changed; corrections "
            + "are part of a later one."
    );

    /// <param name="orderNumbers">By the id of the order, and by that of the return.</param>
    public static FinanceDocument Of(
        StatementDocument statement,
        (PartyIdentity Issuer, PartyIdentity Recipient) parties,
        IReadOnlyDictionary<Guid, string> orderNumbers,
        Language language,
        TimeZoneInfo zone
    ) =>
        new()
        {
            Language = language,
            Title = Title.In(language),
            Number = statement.Number,
            IssuedAt = statement.To,
            Issuer = parties.Issuer.In(language, Issuer.In(language)),
            Recipient = parties.Recipient.In(language, Recipient.In(language)),
            Facts = Facts(statement, language, zone),
            Currency = statement.Closing.Currency,
            Columns =
            [
                new(Day.In(language), 1.6),
                new(What.In(language), 3.8),
                new(Order.In(language), 2.6),
                new(Amount.In(language), 2, true),
                new(Balance.In(language), 2, true),
            ],
            Rows = Rows(statement, orderNumbers, language, zone).ToArray(),
            Totals =
            [
                new(Opening.In(language), statement.Opening.Amount),
                .. statement.Sums.Select(sum => new DocumentTotal(
                    $"{LedgerKindWords.Of(sum.Kind).In(language)} ({sum.Count.ToString(language.Culture)})",
                    sum.Amount.Amount
                )),
                new(Closing.In(language), statement.Closing.Amount),
            ],
            Notes = [Note.In(language)],
        };

    private static DocumentFact[] Facts(StatementDocument statement, Language language, TimeZoneInfo zone)
    {
        var from = statement.From is { } start ? DayOf(start, language, zone) : Beginning.In(language);
        return
        [
            new(IssuedOn.In(language), DayOf(statement.To, language, zone)),
            new(Period.In(language), $"{from} – {DayOf(statement.To, language, zone)}"),
            new(Currency.In(language), statement.Closing.Currency),
        ];
    }

    private static IEnumerable<IReadOnlyList<DocumentCell>> Rows(
        StatementDocument statement,
        IReadOnlyDictionary<Guid, string> orderNumbers,
        Language language,
        TimeZoneInfo zone
    )
    {
        var balance = statement.Opening.Amount;
        yield return Edge(Opening.In(language), balance);
        foreach (var line in statement.Lines)
        {
            balance += line.Amount.Amount;
            yield return
            [
                DocumentCell.Of(LocalDays.Of(line.At, zone)),
                DocumentCell.Of(WordsOf(line, language)),
                DocumentCell.Of(orderNumbers.GetValueOrDefault(line.OrderId ?? line.RefId)),
                DocumentCell.Of(line.Amount.Amount),
                DocumentCell.Of(balance),
            ];
        }

        yield return Edge(Closing.In(language), statement.Closing.Amount);
    }

    private static string WordsOf(StatementLine line, Language language)
    {
        var words = LedgerKindWords.Of(line.Kind).In(language);
        return line.Reason is { } reason ? $"{words}: {reason}" : words;
    }

    private static DocumentCell[] Edge(string label, long balance) =>
        [DocumentCell.Empty, DocumentCell.Of(label), DocumentCell.Empty, DocumentCell.Empty, DocumentCell.Of(balance)];

    private static string DayOf(DateTimeOffset instant, Language language, TimeZoneInfo zone) =>
        DocumentCell.DayIn(language, LocalDays.Of(instant, zone));
}
