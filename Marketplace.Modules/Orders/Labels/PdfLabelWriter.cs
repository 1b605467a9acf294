using Marketplace.Modules.Documents;
using PdfSharp.Drawing;
using PdfSharp.Drawing.Layout;
using PdfSharp.Pdf;

namespace Marketplace.Modules.Orders;

/// <summary>Writes labels as a PDF, a page of 100 × 150 mm each.</summary>
internal static class PdfLabelWriter
{
    private const double Width = 100;
    private const double Height = 150;
    private const double Margin = 5;
    private const double Inner = Width - 2 * Margin;

    public static byte[] Write(IReadOnlyList<ParcelLabel> labels, LabelWords words)
    {
        using var document = new PdfDocument();
        document.Info.Title = labels[0].Number;
        foreach (var label in labels)
        {
            var page = document.AddPage();
            (page.Width, page.Height) = (XUnit.FromMillimeter(Width), XUnit.FromMillimeter(Height));
            using var canvas = XGraphics.FromPdfPage(page);
            Draw(new(canvas), label, words);
        }

        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    private static void Draw(LabelCanvas canvas, ParcelLabel label, LabelWords words)
    {
        canvas.Text($"{words.From}: {label.Sender}", 9, false, Margin, 5, Inner - 18, 10);
        canvas.Text($"{label.Box} / {label.Boxes}", 14, true, Width - Margin - 18, 5, 18, 8, XParagraphAlignment.Right);
        canvas.Line(17);
        canvas.Text(words.To, 8, false, Margin, 19, Inner, 4);
        canvas.Text(label.Recipient, 15, true, Margin, 23, Inner, 13);
        canvas.Text(string.Join('\n', label.Address), 11, false, Margin, 37, Inner, 24);
        canvas.Text(label.Place, 14, true, Margin, 62, Inner, 13);
        if (label.Phone is { } phone)
            canvas.Text(phone, 11, false, Margin, 76, Inner, 6);
        canvas.Line(84);
        if (label.Carrier is { } carrier)
            canvas.Text(carrier, 11, true, Margin, 86, Inner, 6);
        if (label.Measures is { } measures)
            canvas.Text(measures, 9, false, Margin, 93, Inner, 5);
        if (label.Collect is { } collect)
            canvas.Text($"{words.Collect}: {collect}", 14, true, Margin, 99, Inner, 8);
        canvas.Line(108);
        canvas.Bars(Code128.Modules(label.Barcode), Margin, 111, Inner, 25);
        canvas.Text(label.Barcode, 12, true, Margin, 138, Inner, 7, XParagraphAlignment.Center);
        if (label.Barcode != label.Number)
            canvas.Text(label.Number, 8, false, Margin, 145, Inner, 4, XParagraphAlignment.Center);
    }

    /// <summary>A page measured in millimetres from its upper left corner.</summary>
    private sealed class LabelCanvas(XGraphics page)
    {
        private readonly XTextFormatter _formatter = new(page);

        /// <summary>Text that breaks between words, and within one that is wider than its box; made smaller where it
        /// would not fit.</summary>
        public void Text(
            string text,
            double points,
            bool isBold,
            double x,
            double y,
            double width,
            double height,
            XParagraphAlignment alignment = XParagraphAlignment.Left
        )
        {
            var box = new XRect(Points(x), Points(y), Points(width), Points(height));
            var font = DocumentFonts.Of(points, isBold);
            for (var size = points; size > 6 && !Fits(text, font, box); size--)
                font = DocumentFonts.Of(size - 1, isBold);
            _formatter.Alignment = alignment;
            text = string.Join('\n', text.Split('\n').Select(line => string.Join(' ', Words(line, font, box.Width))));
            _formatter.DrawString(text, font, XBrushes.Black, box, XStringFormats.TopLeft);
        }

        public void Line(double y) =>
            page.DrawLine(new XPen(XColors.Black, 0.7), Points(Margin), Points(y), Points(Width - Margin), Points(y));

        /// <summary>Bars in the middle of the width; a module is at most half a millimetre wide.</summary>
        public void Bars(IReadOnlyList<bool> modules, double x, double y, double width, double height)
        {
            const int quietZone = 10;
            var module = Math.Min(0.5, width / (modules.Count + 2 * quietZone));
            var left = x + (width - module * modules.Count) / 2;
            for (var start = 0; start < modules.Count; start++)
            {
                if (!modules[start])
                    continue;
                var end = start;
                while (end < modules.Count && modules[end])
                    end++;
                page.DrawRectangle(
                    XBrushes.Black,
                    Points(left + module * start),
                    Points(y),
                    Points(module * (end - start)),
                    Points(height)
                );
                start = end;
            }
        }

        private bool Fits(string text, XFont font, XRect box)
        {
            var lines = text.Split('\n').Sum(line => LinesOf(line, font, box.Width));
            return lines * font.GetHeight() <= box.Height;
        }

        private int LinesOf(string line, XFont font, double width)
        {
            var (lines, current) = (1, "");
            foreach (var word in Words(line, font, width))
            {
                var longer = current.Length == 0 ? word : $"{current} {word}";
                if (page.MeasureString(longer, font).Width <= width)
                    current = longer;
                else
                    (lines, current) = (lines + 1, word);
            }

            return lines;
        }

        private IEnumerable<string> Words(string line, XFont font, double width) =>
            PdfWords.Of(line, width, part => page.MeasureString(part, font).Width);

        private static double Points(double millimetres) => XUnit.FromMillimeter(millimetres).Point;
    }
}
