namespace Marketplace.Modules.Documents;

/// <summary>The table of a document; its head is repeated on each page.</summary>
internal static class PdfTable
{
    public const double Padding = 5;
    private const double RowHeight = 16;
    private const double HeadHeight = 19;

    // Totals never stand alone on a page.
    private const int RowsWithTotals = 3;
    private static readonly PdfType Head = new(8, true);
    private static readonly PdfType Body = new(8.5);

    public static void Write(PdfSheet sheet, FinanceDocument document)
    {
        if (document.Rows.Count == 0)
            return;
        WriteHead(sheet, document);
        var together = Math.Max(0, document.Rows.Count - RowsWithTotals);
        foreach (var (index, row) in document.Rows.Index())
        {
            var height =
                index == together
                    ? RowHeight * (document.Rows.Count - together) + PdfDocumentWriter.TotalsHeight(document)
                    : RowHeight;
            if (sheet.Y + height > PdfSheet.Bottom)
            {
                sheet.NewPage();
                WriteHead(sheet, document);
            }

            WriteRow(sheet, document, row);
        }
    }

    private static void WriteHead(PdfSheet sheet, FinanceDocument document)
    {
        sheet.Shade(PdfSheet.Left, sheet.Y, PdfSheet.Width, HeadHeight);
        foreach (var (column, x, width) in Columns(document))
            sheet.Text(column.Heading, Head, x, sheet.Y + 4.5, width, column.IsAmount);
        sheet.Y += HeadHeight;
    }

    private static void WriteRow(PdfSheet sheet, FinanceDocument document, IReadOnlyList<DocumentCell> row)
    {
        foreach (var ((column, x, width), cell) in Columns(document).Zip(row))
        {
            var text = cell.In(document.Language, document.Currency);
            if (text.Length > 0)
                sheet.Text(text, Body, x, sheet.Y + 2.5, width, column.IsAmount);
        }

        sheet.Y += RowHeight;
        sheet.Line(PdfSheet.Left, sheet.Y, PdfSheet.Width);
    }

    private static IEnumerable<(DocumentColumn Column, double X, double Width)> Columns(FinanceDocument document)
    {
        var shares = document.Columns.Sum(c => c.Share);
        var x = PdfSheet.Left;
        foreach (var column in document.Columns)
        {
            var width = PdfSheet.Width * column.Share / shares;
            yield return (column, x + Padding, width - 2 * Padding);
            x += width;
        }
    }
}
