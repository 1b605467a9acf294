using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace Marketplace.Modules.Documents;

/// <summary>One sheet of a workbook, row by row.</summary>
internal sealed class XlsxSheet
{
    private readonly StringBuilder _xml = new();
    private int _rows;

    /// <param name="shares">How wide the columns are, compared with one another.</param>
    /// <param name="frozenRows">Rows that stay while the others scroll.</param>
    public XlsxSheet(IEnumerable<double> shares, int frozenRows)
    {
        _xml.Append($"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{XlsxParts.Main}">""");
        if (frozenRows > 0)
        {
            _xml.Append("""<sheetViews><sheetView workbookViewId="0"><pane activePane="bottomLeft" state="frozen" """);
            Append($"""ySplit="{frozenRows}" topLeftCell="A{frozenRows + 1}"/></sheetView></sheetViews>""");
        }

        _xml.Append("<cols>");
        foreach (var (index, share) in shares.Index())
        {
            var width = Math.Clamp(share * 12, 12, 60);
            Append($"""<col min="{index + 1}" max="{index + 1}" width="{width:0.#}" customWidth="1"/>""");
        }

        _xml.Append("</cols><sheetData>");
    }

    public void Row(IEnumerable<XlsxCell> cells)
    {
        _rows++;
        Append($"""<row r="{_rows}">""");
        foreach (var (index, cell) in cells.Index())
        {
            Append($"""<c r="{(char)('A' + index)}{_rows}" s="{cell.Style}" """);
            if (cell.Number is { } number)
                Append($"""><v>{number}</v></c>""");
            else
                Append($"""t="inlineStr"><is><t xml:space="preserve">{Escaped(cell.Words)}</t></is></c>""");
        }

        _xml.Append("</row>");
    }

    public string ToXml() => _xml.Append("</sheetData></worksheet>").ToString();

    private void Append(FormattableString xml) => _xml.Append(xml.ToString(CultureInfo.InvariantCulture));

    // Control characters have no place in XML, not even as codes.
    private static string Escaped(string text) =>
        SecurityElement.Escape(new string([.. text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]));
}

/// <summary>A cell of a sheet: a text, or a number with a format.</summary>
/// <param name="Style">Index of a format in <see cref="XlsxParts"/>.</param>
internal readonly record struct XlsxCell(string Words, decimal? Number, int Style)
{
    private static readonly DateOnly FirstDay = new(1899, 12, 30);

    public static XlsxCell Text(string text) => new(text, null, 0);

    public static XlsxCell Heading(string text, bool atRight = false) => new(text, null, atRight ? 2 : 1);

    public static XlsxCell Amount(decimal amount) => new("", amount, 3);

    public static XlsxCell Day(DateOnly day) => new("", day.DayNumber - FirstDay.DayNumber, 4);
}
