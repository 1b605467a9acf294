using System.Security.Cryptography;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Keeps pictures that were drawn rather than sent, for demo data: they go the way of every upload, and
/// several products may show the same one.</summary>
public sealed class PictureImportService(PictureStore files, IOptions<MarketplaceOptions> options)
{
    private const string Extension = "webp";

    /// <summary>The key of a picture that is known by its name.</summary>
    public static string KeyOf(string name)
    {
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name));
        return ImageKeys.Make(new Guid(hash.AsSpan(0, 16)), Convert.ToHexStringLower(hash), Extension);
    }

    /// <summary>The address of a picture.</summary>
    public string UrlOf(string key) => ImageKeys.Url(options.Value.PublicUrl, key);

    /// <summary>Writes a square of pixels as a picture with its thumbnails, and keeps it under its key.</summary>
    /// <param name="pixels">Red, green and blue of each pixel, row by row.</param>
    /// <remarks>Errors: <c>image.store_unavailable</c>. Repeat: the same key must have the same pixels.</remarks>
    public async Task<Result<ImportedPicture>> ImportAsync(
        string key,
        byte[] pixels,
        int side,
        CancellationToken cancellationToken
    )
    {
        var sent = ImageRewriter.Encode(pixels, side);
        var rewritten = await files.RewriteAsync(sent, ImageUploadService.MaxBytes, cancellationToken);
        if (!rewritten.Succeeded)
            return rewritten.Error;
        var file = rewritten.Value;
        var saved = await files.SaveAsync(key, file, cancellationToken);
        return saved.Succeeded
            ? new ImportedPicture(
                key,
                file.Width,
                file.Height,
                Convert.ToHexStringLower(SHA256.HashData(sent)),
                file.ContentType,
                file.TotalBytes
            )
            : saved.Error;
    }
}

/// <summary>A picture in the image store.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Hash">SHA-256 of the file before it was rewritten, hexadecimal.</param>
/// <param name="Bytes">What it takes in the store, thumbnails included.</param>
public sealed record ImportedPicture(string Key, int Width, int Height, string Hash, string ContentType, int Bytes);
