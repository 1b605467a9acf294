using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Marketplace.Modules.Documents;

/// <summary>The fonts of every PDF: parts of them go into each file, so that it shows the Turkish letters
/// everywhere.</summary>
internal sealed class DocumentFonts : IFontResolver
{
    private const string Family = "DejaVu Sans Condensed";
    private const string Regular = "DejaVuSansCondensed.ttf";
    private const string Bold = "DejaVuSansCondensed-Bold.ttf";

    private static readonly Lock Gate = new();

    /// <summary>A font of this size; makes the fonts known to the library, once for the process.</summary>
    public static XFont Of(double points, bool isBold)
    {
        lock (Gate)
            GlobalFontSettings.FontResolver ??= new DocumentFonts();
        return new(Family, points, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
        familyName == Family ? new(bold ? Bold : Regular) : null;

    public byte[]? GetFont(string faceName)
    {
        using var file = typeof(DocumentFonts).Assembly.GetManifestResourceStream(
            $"Marketplace.Modules.Fonts.{faceName}"
        );
        if (file is null)
            return null;
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }
}
