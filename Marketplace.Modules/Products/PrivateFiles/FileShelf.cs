using System.Text.RegularExpressions;

namespace Marketplace.Modules.Products;

/// <summary>A part of the file store: its folder in the data directory, and how its keys look.</summary>
internal sealed partial record FileShelf(string Folder, Func<string, bool> IsKey, Func<string, string> ContentType)
{
    /// <summary>Product images, which everybody may see.</summary>
    public static readonly FileShelf Images = new("images", ImageKeys.IsKey, ImageKeys.ContentType);

    /// <summary>Files that only some may read; their media type is kept with the record that names them.</summary>
    public static readonly FileShelf PrivateFiles = new(
        "private-files",
        PrivateKey().IsMatch,
        _ => "application/octet-stream"
    );

    [GeneratedRegex(@"\A[0-9a-f]{32}/[0-9a-f]{32}(?:-thumbnail)?\z")]
    private static partial Regex PrivateKey();
}
