using PdfSharp.Fonts;

namespace Marketplace.Modules.Orders;

/// <summary>The fonts of labels: parts of them go into each file, so that it shows the Turkish letters
/// everywhere.</summary>
internal sealed class LabelFonts : IFontResolver
{
    public const string Family = "DejaVu Sans Condensed";
    private const string Regular = "DejaVuSansCondensed.ttf";
    private const string Bold = "DejaVuSansCondensed-Bold.ttf";

    private static readonly Lock Gate = new();

    /// <summary>Makes the fonts known to the library, once for the process.</summary>
    public static void Use()
    {
        lock (Gate)
            GlobalFontSettings.FontResolver ??= new LabelFonts();
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
        familyName == Family ? new(bold ? Bold : Regular) : null;

    public byte[]? GetFont(string faceName)
    {
        using var file = typeof(LabelFonts).Assembly.GetManifestResourceStream($"Marketplace.Modules.Fonts.{faceName}");
        if (file is null)
            return null;
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }
}
