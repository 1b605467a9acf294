using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Marketplace.Modules.Documents;

/// <summary>A4 pages that are written from top to bottom; positions are points from the upper left corner.</summary>
internal sealed class PdfSheet : IDisposable
{
    public const double Left = 48;
    public const double Top = 44;

    /// <summary>Nothing but the foot stands below.</summary>
    public const double Bottom = 778;

    public const double Width = 595.28 - 2 * Left;
    private static readonly XColor Ink = XColor.FromArgb(0x1B, 0x1F, 0x24);
    private static readonly XColor Pale = XColor.FromArgb(0x5E, 0x66, 0x70);

    private readonly PdfDocument _file = new();
    private XGraphics? _page;

    public PdfSheet(string title, string author, DateTimeOffset createdAt)
    {
        (_file.Info.Title, _file.Info.Author) = (title, author);
        _file.Info.CreationDate = createdAt.UtcDateTime;
        NewPage();
    }

    public int Pages => _file.PageCount;

    /// <summary>Where the next thing goes.</summary>
    public double Y { get; set; }

    public void NewPage()
    {
        _page?.Dispose();
        var page = _file.AddPage();
        page.Size = PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
        Y = Top;
    }

    /// <summary>Goes back to a page that was left, to write its foot.</summary>
    public void Reopen(int page)
    {
        _page?.Dispose();
        _page = XGraphics.FromPdfPage(_file.Pages[page], XGraphicsPdfPageOptions.Append);
    }

    /// <summary>One line of text between two edges; made smaller, then cut, where it would not fit.</summary>
    /// <returns>The height of the line.</returns>
    public double Text(string text, PdfType type, double x, double y, double width, bool atRight = false)
    {
        var font = DocumentFonts.Of(type.Points, type.IsBold);
        for (var size = type.Points; size > type.Points * 0.75 && WidthOf(text, font) > width; size -= 0.5)
            font = DocumentFonts.Of(size, type.IsBold);
        while (text.Length > 1 && WidthOf(text, font) > width)
            text = text.TrimEnd('…')[..^1].TrimEnd() + "…";
        var format = new XStringFormat
        {
            Alignment = atRight ? XStringAlignment.Far : XStringAlignment.Near,
            LineAlignment = XLineAlignment.Near,
        };
        var brush = new XSolidBrush(type.IsPale ? Pale : Ink);
        _page!.DrawString(text, font, brush, new XRect(x, y, width, type.Points * 1.4), format);
        return type.Points * 1.4;
    }

    /// <summary>The text in lines that fit, broken between words, and within a word that is wider than a
    /// line.</summary>
    public IReadOnlyList<string> Lines(string text, PdfType type, double width)
    {
        var font = DocumentFonts.Of(type.Points, type.IsBold);
        var lines = new List<string>();
        var current = "";
        foreach (var word in PdfWords.Of(text, width, part => WidthOf(part, font)))
        {
            var longer = current.Length == 0 ? word : $"{current} {word}";
            if (current.Length > 0 && WidthOf(longer, font) > width)
            {
                lines.Add(current);
                longer = word;
            }

            current = longer;
        }

        if (current.Length > 0)
            lines.Add(current);
        return lines;
    }

    /// <summary>The width of a line of text.</summary>
    public double WidthOf(string text, PdfType type) => WidthOf(text, DocumentFonts.Of(type.Points, type.IsBold));

    public void Line(double x, double y, double width, bool isStrong = false) =>
        _page!.DrawLine(
            new XPen(isStrong ? Ink : XColor.FromArgb(0xD5, 0xDA, 0xE0), isStrong ? 0.9 : 0.5),
            x,
            y,
            x + width,
            y
        );

    public void Shade(double x, double y, double width, double height) =>
        _page!.DrawRectangle(new XSolidBrush(XColor.FromArgb(0xF0, 0xF2, 0xF5)), x, y, width, height);

    public byte[] ToBytes()
    {
        _page?.Dispose();
        _page = null;
        using var content = new MemoryStream();
        _file.Save(content);
        return content.ToArray();
    }

    public void Dispose()
    {
        _page?.Dispose();
        _file.Dispose();
    }

    private double WidthOf(string text, XFont font) => _page!.MeasureString(text, font).Width;
}

/// <summary>How a text is set.</summary>
internal sealed record PdfType(double Points, bool IsBold = false, bool IsPale = false);
