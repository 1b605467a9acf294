using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Modules.Products;

/// <summary>The names under which image files are kept and served: product, a hash no other upload has, kind. The
/// thumbnails of an image have its name with their width: <c>…-480.webp</c>.</summary>
public static partial class ImageKeys
{
    private static readonly string[] Extensions = ["jpg", "png", "webp"];

    /// <summary>Widths of the thumbnails in pixels, ascending.</summary>
    public static IReadOnlyList<int> ThumbnailWidths { get; } = [160, 480, 1080];

    public static string Make(Guid productId, string hash, string extension) => $"{productId:N}/{hash}.{extension}";

    /// <summary>The key of an image's thumbnail.</summary>
    public static string Thumbnail(string key, int width) =>
        $"{key[..key.IndexOf('.', StringComparison.Ordinal)]}-{width}.webp";

    /// <summary>Height of the thumbnail with this width; null when the image's size is unknown.</summary>
    public static int? ThumbnailHeight(int thumbnailWidth, int? width, int? height) =>
        (width, height) is ({ } w, { } h)
            ? Math.Max(1, (int)Math.Round(h * Math.Min(1.0, (double)thumbnailWidth / w), MidpointRounding.AwayFromZero))
            : null;

    /// <summary>Whether a text from outside has the form of a key, and so cannot leave the store's directory.</summary>
    public static bool IsKey(string key) => Form().IsMatch(key);

    /// <summary>The width of the thumbnail that the key names; null when it names no thumbnail.</summary>
    public static int? WidthOf(string key) =>
        Form().Match(key) is { Success: true } match && match.Groups["width"] is { Success: true } width
            ? int.Parse(width.Value, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The images that a file can belong to: itself, or those whose thumbnail it can be.</summary>
    public static IEnumerable<string> ImagesOf(string key) =>
        WidthOf(key) is null
            ? [key]
            : Extensions.Select(kind => $"{key[..key.IndexOf('-', StringComparison.Ordinal)]}.{kind}");

    /// <summary>The address of an image, stable for ever.</summary>
    public static string Url(string publicUrl, string key) => $"{publicUrl}/api/v1/images/{key}";

    /// <summary>Media type by the key's ending.</summary>
    public static string ContentType(string key) =>
        Path.GetExtension(key) switch
        {
            ".png" => "image/png",
            ".webp" => "image/webp",
            _ => "image/jpeg",
        };

    [GeneratedRegex(
        @"\A[0-9a-f]{32}/[0-9a-f]{64}(?:\.(?:jpg|png|webp)|-(?<width>160|480|1080)\.webp)\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
