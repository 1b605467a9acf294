namespace Marketplace.Modules.Documents;

/// <summary>Writes a document as A4 pages: letterhead, parties, a table whose head is repeated on each page, totals,
/// notes, and page numbers.</summary>
public static class PdfDocumentWriter
{
    private const double Half = PdfSheet.Width / 2 - 12;
    private const double FactsAt = PdfSheet.Left + PdfSheet.Width - Half;
    private static readonly PdfType Name = new(13, true);
    private static readonly PdfType Title = new(17, true);
    private static readonly PdfType Strong = new(9.5, true);
    private static readonly PdfType Body = new(8.5);
    private static readonly PdfType Due = new(10.5, true);
    private static readonly PdfType Fine = new(8, IsPale: true);
    private static readonly PdfType Caption = new(7.5, true, true);

    public static byte[] Write(FinanceDocument document)
    {
        using var sheet = new PdfSheet($"{document.Title} {document.Number}", document.Issuer.Name, document.IssuedAt);
        WriteLetterhead(sheet, document);
        WriteParties(sheet, document);
        PdfTable.Write(sheet, document);
        WriteTotals(sheet, document);
        WriteNotes(sheet, document);
        WriteFeet(sheet, document);
        return sheet.ToBytes();
    }

    /// <summary>How much room the totals take.</summary>
    internal static double TotalsHeight(FinanceDocument document) =>
        document.Totals.Count == 0 ? 0 : 16 + document.Totals.Count * 16;

    private static void WriteLetterhead(PdfSheet sheet, FinanceDocument document)
    {
        var (left, right) = (PdfSheet.Top, PdfSheet.Top - 3);
        foreach (var line in sheet.Lines(document.Issuer.Name, Name, Half))
            left += sheet.Text(line, Name, PdfSheet.Left, left, Half);
        foreach (var line in Broken(sheet, document.Issuer.Details, Fine))
            left += sheet.Text(line, Fine, PdfSheet.Left, left, Half);
        right += sheet.Text(document.Title, Title, FactsAt, right, Half, atRight: true);
        right += sheet.Text(document.Number, new(11), FactsAt, right, Half, atRight: true);
        sheet.Y = Math.Max(left, right) + 12;
        sheet.Line(PdfSheet.Left, sheet.Y, PdfSheet.Width, isStrong: true);
        sheet.Y += 14;
    }

    private static void WriteParties(PdfSheet sheet, FinanceDocument document)
    {
        var (left, right) = (sheet.Y, sheet.Y);
        if (document.Recipient is { } recipient)
        {
            left += sheet.Text(recipient.Role, Caption, PdfSheet.Left, left, Half) + 2;
            foreach (var line in sheet.Lines(recipient.Name, Strong, Half))
                left += sheet.Text(line, Strong, PdfSheet.Left, left, Half);
            foreach (var line in Broken(sheet, recipient.Details, Body))
                left += sheet.Text(line, Body, PdfSheet.Left, left, Half);
        }

        var factsAt = document.Recipient is null ? PdfSheet.Left : FactsAt;
        foreach (var fact in document.Facts)
        {
            sheet.Text(fact.Label, Fine, factsAt, right, Half * 0.5);
            right += sheet.Text(fact.Value, Body, factsAt + Half * 0.5, right, Half * 0.5, atRight: true) + 2.5;
        }

        sheet.Y = Math.Max(left, right) + 16;
    }

    private static void WriteTotals(PdfSheet sheet, FinanceDocument document)
    {
        if (document.Totals.Count == 0)
            return;
        if (sheet.Y + TotalsHeight(document) > PdfSheet.Bottom)
            sheet.NewPage();
        sheet.Y += 8;
        var totals = document
            .Totals.Select((total, i) => new TotalLine(total, document, i == document.Totals.Count - 1))
            .ToArray();
        // Wide enough for the longest label beside the longest amount, however large the amounts are.
        var width = Math.Clamp(totals.Max(t => t.WidthOn(sheet)), Half, PdfSheet.Width);
        var at = PdfSheet.Left + PdfSheet.Width - width;
        foreach (var (index, total) in totals.Index())
        {
            if (total.IsLast && index > 0)
            {
                sheet.Line(at, sheet.Y + 1, width, isStrong: true);
                sheet.Y += 5;
            }

            var room = width - TotalLine.Gaps - sheet.WidthOf(total.Amount, total.Type);
            sheet.Text(total.Label, total.Type, at + 4, sheet.Y, room);
            sheet.Y += sheet.Text(total.Amount, total.Type, at, sheet.Y, width - PdfTable.Padding, atRight: true) + 3;
        }
    }

    private static void WriteNotes(PdfSheet sheet, FinanceDocument document)
    {
        sheet.Y += 18;
        foreach (var note in document.Notes)
        {
            foreach (var line in sheet.Lines(note, Fine, PdfSheet.Width))
            {
                if (sheet.Y + 11 > PdfSheet.Bottom)
                    sheet.NewPage();
                sheet.Y += sheet.Text(line, Fine, PdfSheet.Left, sheet.Y, PdfSheet.Width);
            }

            sheet.Y += 4;
        }
    }

    private static void WriteFeet(PdfSheet sheet, FinanceDocument document)
    {
        const double at = PdfSheet.Bottom + 18;
        for (var page = 0; page < sheet.Pages; page++)
        {
            sheet.Reopen(page);
            sheet.Line(PdfSheet.Left, at - 5, PdfSheet.Width);
            sheet.Text($"{document.Title} {document.Number}", Fine, PdfSheet.Left, at, PdfSheet.Width * 0.7);
            sheet.Text(
                DocumentWords.Page(page + 1, sheet.Pages, document.Language),
                Fine,
                PdfSheet.Left,
                at,
                PdfSheet.Width,
                atRight: true
            );
        }
    }

    private static IEnumerable<string> Broken(PdfSheet sheet, IEnumerable<string> texts, PdfType type) =>
        texts.SelectMany(text => sheet.Lines(text, type, Half));

    /// <summary>One line of the totals.</summary>
    private sealed record TotalLine(string Label, string Amount, bool IsLast)
    {
        /// <summary>Before, between and after label and amount.</summary>
        public const double Gaps = 4 + 12 + PdfTable.Padding;

        public TotalLine(DocumentTotal total, FinanceDocument document, bool isLast)
            : this(
                total.Label,
                $"{DocumentCell.Of(total.Minor).In(document.Language, document.Currency)} {document.Currency}",
                isLast
            ) { }

        public PdfType Type => IsLast ? Due : Body;

        public double WidthOn(PdfSheet sheet) => sheet.WidthOf(Label, Type) + sheet.WidthOf(Amount, Type) + Gaps;
    }
}
