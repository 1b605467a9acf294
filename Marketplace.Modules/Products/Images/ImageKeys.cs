using System.Text.RegularExpressions;

namespace Marketplace.Modules.Products;

/// <summary>The names under which image files are kept and served: product, content hash, kind.</summary>
public static partial class ImageKeys
{
    public static string Make(Guid productId, string hash, string extension) => $"{productId:N}/{hash}.{extension}";

    /// <summary>Whether a text from outside has the form of a key, and so cannot leave the store's directory.</summary>
    public static bool IsKey(string key) => Form().IsMatch(key);

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

    [GeneratedRegex(@"\A[0-9a-f]{32}/[0-9a-f]{64}\.(jpg|png|webp)\z")]
    private static partial Regex Form();
}
