using Marketplace.Foundation;

namespace Marketplace.Modules.Products.Contracts;

/// <summary>Keeps files that only some may read, where product images are kept but apart from them. Who may read a file
/// is decided by the module that keeps it.</summary>
public interface IPrivateFiles
{
    /// <summary>A picture that was sent, written anew without anything but its pixels. Keeps nothing.</summary>
    /// <remarks>Errors: <c>media.unsupported</c> when it is no JPEG, PNG or WebP; <c>image.too_many_pixels</c>,
    /// <c>image.unreadable</c>, <c>media.too_large</c>; <see cref="BusyException"/> when too many are being decoded.
    /// </remarks>
    Task<Result<CleanPicture>> CleanAsync(byte[] content, int maxBytes, CancellationToken cancellationToken);

    /// <summary>Keeps a file, wholly or not at all.</summary>
    /// <param name="key">See <see cref="PrivateFileKey"/>; never used for other bytes.</param>
    /// <remarks>Errors: <c>image.store_unavailable</c> when the store is full or away.</remarks>
    Task<Result> SaveAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>A file for reading; null when there is none.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes a file; nothing happens when there is none.</summary>
    Task RemoveAsync(string key, CancellationToken cancellationToken);
}

/// <summary>A picture that holds its pixels and nothing else: no place, no camera, no name.</summary>
/// <param name="Width">Pixels, after it was turned upright.</param>
/// <param name="Height">Pixels, after it was turned upright.</param>
/// <param name="Thumbnail">A small WebP of it.</param>
public sealed record CleanPicture(byte[] Content, string ContentType, int Width, int Height, byte[] Thumbnail);

/// <summary>Names of private files: a folder of their owner, and their id.</summary>
public static class PrivateFileKey
{
    /// <summary>Media type of thumbnails.</summary>
    public const string ThumbnailType = "image/webp";

    public static string Of(Guid ownerId, Guid fileId) => $"{ownerId:N}/{fileId:N}";

    /// <summary>The thumbnail of a picture that is kept under this key.</summary>
    public static string ThumbnailOf(string key) => key + "-thumbnail";
}
