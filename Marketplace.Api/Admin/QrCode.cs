using System.Text;
using ZXing;
using ZXing.QrCode;

namespace Marketplace.Api.Admin;

/// <summary>Draws a text as a QR code.</summary>
internal static class QrCode
{
    /// <summary>Modules of white around it, as readers need them.</summary>
    private const int QuietZone = 4;

    /// <summary>The path of an SVG, and how many units its sides have.</summary>
    public static (string Path, int Size) Draw(string text)
    {
        var hints = new Dictionary<EncodeHintType, object> { [EncodeHintType.MARGIN] = QuietZone };
        var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        var path = new StringBuilder();
        for (var y = 0; y < matrix.Height; y++)
        {
            for (var x = 0; x < matrix.Width; x++)
            {
                if (matrix[x, y])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return (path.ToString(), matrix.Width);
    }
}
