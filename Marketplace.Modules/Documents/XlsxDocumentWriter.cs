using System.IO.Compression;
using System.Text;
using Marketplace.Foundation;

namespace Marketplace.Modules.Documents;

/// <summary>Writes a document as a workbook of two sheets: the table, then what stands around it.</summary>
/// <remarks>Amounts and days are numbers with a format, so that they can be summed and sorted. Texts are texts whatever
/// they begin with: no cell is a formula.</remarks>
public static class XlsxDocumentWriter
{
    public static byte[] Write(FinanceDocument document)
    {
        using var content = new MemoryStream();
        using (var file = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in XlsxParts.Fixed(document.Title, Currencies.Exponent(document.Currency)))
                Add(file, name, text, document.IssuedAt);
            Add(file, "xl/worksheets/sheet1.xml", Table(document), document.IssuedAt);
            Add(file, "xl/worksheets/sheet2.xml", Facts(document), document.IssuedAt);
        }

        return content.ToArray();
    }

    private static string Table(FinanceDocument document)
    {
        var sheet = new XlsxSheet(document.Columns.Select(c => c.Share), frozenRows: 1);
        sheet.Row(document.Columns.Select(c => XlsxCell.Heading(c.Heading, c.IsAmount)));
        foreach (var row in document.Rows)
            sheet.Row(row.Select(cell => CellOf(cell, document.Currency)));
        return sheet.ToXml();
    }

    private static string Facts(FinanceDocument document)
    {
        var sheet = new XlsxSheet([2, 3], frozenRows: 0);
        sheet.Row([XlsxCell.Heading(document.Title), XlsxCell.Text(document.Number)]);
        foreach (var party in new[] { document.Issuer, document.Recipient }.OfType<DocumentParty>())
        {
            sheet.Row([XlsxCell.Heading(party.Role), XlsxCell.Text(party.Name)]);
            foreach (var detail in party.Details)
                sheet.Row([XlsxCell.Text(""), XlsxCell.Text(detail)]);
        }

        foreach (var fact in document.Facts)
            sheet.Row([XlsxCell.Heading(fact.Label), XlsxCell.Text(fact.Value)]);
        foreach (var total in document.Totals)
        {
            sheet.Row([
                XlsxCell.Heading($"{total.Label} ({document.Currency})"),
                XlsxCell.Amount(DocumentCell.Amount(total.Minor, document.Currency)),
            ]);
        }

        foreach (var note in document.Notes)
            sheet.Row([XlsxCell.Text(note)]);
        return sheet.ToXml();
    }

    private static XlsxCell CellOf(DocumentCell cell, string currency) =>
        cell.Minor is { } minor ? XlsxCell.Amount(DocumentCell.Amount(minor, currency))
        : cell.Day is { } day ? XlsxCell.Day(day)
        : XlsxCell.Text(cell.Text ?? "");

    private static void Add(ZipArchive file, string name, string text, DateTimeOffset at)
    {
        var entry = file.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at.UtcDateTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
