using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Keeps the files of product images; another one keeps private files in the same way.</summary>
public interface IImageStore
{
    /// <summary>Keeps a file under a key, wholly or not at all.</summary>
    /// <remarks>Errors: <c>image.store_unavailable</c> when the store is full or away. Repeat: the same key holds the
    /// same bytes, so a second call only makes the file young again.</remarks>
    Task<Result> SaveAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The file for reading; null when there is none or the key is no key of ours.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keys of files older than an instant.</summary>
    IAsyncEnumerable<string> KeysOlderThanAsync(DateTimeOffset instant, CancellationToken cancellationToken);

    /// <summary>Removes a file; nothing happens when there is none.</summary>
    Task RemoveAsync(string key, CancellationToken cancellationToken);
}
