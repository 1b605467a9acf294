using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Marketplace.Foundation;
using Marketplace.Modules.Documents;

namespace Marketplace.Api.Http;

/// <summary>Writes a document's table as CSV: one heading line, then one line a row.</summary>
/// <remarks>UTF-8 with a byte order mark, without which spreadsheet programs misread Turkish letters; separator and
/// decimal sign are those of the language. A text that a spreadsheet program would run as a formula begins with an
/// apostrophe; amounts are numbers and stay as they are.</remarks>
public static class CsvDocumentWriter
{
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n'];

    public static byte[] Write(FinanceDocument document)
    {
        using var file = new MemoryStream();
        using (var writer = new StreamWriter(file, new UTF8Encoding(true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, SettingsOf(document.Language), leaveOpen: true))
        {
            foreach (var column in document.Columns)
                csv.WriteField(Safe(column.Heading));
            csv.NextRecord();
            foreach (var row in document.Rows)
            {
                foreach (var cell in row)
                    csv.WriteField(FieldOf(cell, document));
                csv.NextRecord();
            }
        }

        return file.ToArray();
    }

    private static string FieldOf(DocumentCell cell, FinanceDocument document)
    {
        if (cell.Day is { } day)
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (cell.Minor is not { } minor)
            return Safe(cell.Text ?? "");
        var decimals = Currencies.Exponent(document.Currency).ToString(CultureInfo.InvariantCulture);
        return Currencies.ToMajor(new(minor, document.Currency)).ToString("F" + decimals, document.Language.Culture);
    }

    private static string Safe(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;

    private static CsvConfiguration SettingsOf(Language language) =>
        new(CultureInfo.InvariantCulture)
        {
            Delimiter = language.Culture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",",
            NewLine = "\r\n",
        };
}
