namespace Marketplace.Modules.Orders;

/// <summary>Recognises a PDF by its content, whatever its name says.</summary>
/// <remarks>Source: ISO 32000-2, 7.5.2 and 7.5.5. The header must stand at the very beginning, so that nothing else can
/// pass for a PDF.</remarks>
internal static class PdfFormat
{
    public const string MediaType = "application/pdf";

    /// <summary>Where the end marker must stand, in bytes from the end.</summary>
    private const int Tail = 1024;

    public static bool IsPdf(ReadOnlySpan<byte> file) =>
        (file.StartsWith("%PDF-1."u8) || file.StartsWith("%PDF-2."u8))
        && file[Math.Max(0, file.Length - Tail)..].IndexOf("%%EOF"u8) >= 0;
}
