using System.Globalization;
using System.Text;

namespace Marketplace.Modules.Orders;

/// <summary>Writes labels in Zebra's language, for printers with 203 dots an inch (8 a millimetre).</summary>
/// <remarks>Texts are UTF-8 (<c>^CI28</c>); characters that the language reads as commands are written as their
/// codes.</remarks>
internal static class ZplLabelWriter
{
    private const int DotsPerMillimetre = 8;
    private const int Width = 100;
    private const int Height = 150;
    private const int Margin = 5;

    public static byte[] Write(IReadOnlyList<ParcelLabel> labels, LabelWords words)
    {
        var text = new StringBuilder();
        foreach (var label in labels)
            Write(text, label, words);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder zpl, ParcelLabel label, LabelWords words)
    {
        zpl.Append(CultureInfo.InvariantCulture, $"^XA^CI28^PW{Dots(Width)}^LL{Dots(Height)}^LH0,0\n");
        Text(zpl, $"{words.From}: {label.Sender}", 5, 3.5, 2, 70);
        Text(zpl, $"{label.Box} / {label.Boxes}", 5, 5.5, 1, 18, Width - Margin - 18, 'R');
        Line(zpl, 17);
        Text(zpl, words.To, 19, 3, 1);
        Text(zpl, label.Recipient, 23, 6, 2);
        Text(zpl, string.Join("\\&", label.Address.Select(Escaped)), 37, 4.5, 5, isEscaped: true);
        Text(zpl, label.Place, 62, 5.5, 2);
        if (label.Phone is { } phone)
            Text(zpl, phone, 76, 4.5, 1);
        Line(zpl, 84);
        if (label.Carrier is { } carrier)
            Text(zpl, carrier, 86, 4.5, 1);
        if (label.Measures is { } measures)
            Text(zpl, measures, 93, 3.5, 1);
        if (label.Collect is { } collect)
            Text(zpl, $"{words.Collect}: {collect}", 99, 5.5, 1);
        Line(zpl, 108);
        zpl.Append(
            CultureInfo.InvariantCulture,
            $"^FO{Dots(Margin + 5)},{Dots(111)}^BY2,3,{Dots(25)}^BCN,{Dots(25)},Y,N,N,A^FH_"
                + $"^FD{Escaped(label.Barcode)}^FS\n"
        );
        if (label.Barcode != label.Number)
            Text(zpl, label.Number, 143, 3, 1);
        zpl.Append("^XZ\n");
    }

    /// <param name="lines">Text that is longer breaks into so many lines; the rest is cut.</param>
    private static void Text(
        StringBuilder zpl,
        string text,
        double y,
        double height,
        int lines,
        double width = Width - 2 * Margin,
        double x = Margin,
        char alignment = 'L',
        bool isEscaped = false
    ) =>
        zpl.Append(
            CultureInfo.InvariantCulture,
            $"^FO{Dots(x)},{Dots(y)}^A0N,{Dots(height)},{Dots(height * 0.9)}^FB{Dots(width)},{lines},0,{alignment}"
                + $"^FH_^FD{(isEscaped ? text : Escaped(text))}^FS\n"
        );

    private static void Line(StringBuilder zpl, double y) =>
        zpl.Append(CultureInfo.InvariantCulture, $"^FO{Dots(Margin)},{Dots(y)}^GB{Dots(Width - 2 * Margin)},2,2^FS\n");

    /// <summary>The text with what begins a command, or a code, as its code.</summary>
    internal static string Escaped(string text) =>
        text.Replace("_", "_5F", StringComparison.Ordinal)
            .Replace("^", "_5E", StringComparison.Ordinal)
            .Replace("~", "_7E", StringComparison.Ordinal)
            .Replace('\\', '/')
            .ReplaceLineEndings(" ");

    private static int Dots(double millimetres) => (int)Math.Round(millimetres * DotsPerMillimetre);
}
