using System.Runtime.CompilerServices;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Products;

/// <summary>Keeps images, or private files, as blobs of one container, so that several machines share them.</summary>
internal sealed class BlobImageStore(BlobContainerClient container, FileShelf shelf, ILogger<BlobImageStore> logger)
    : IImageStore
{
    /// <summary>What is read ahead while an image is sent.</summary>
    private const int BufferSize = 256 * 1024;

    public async Task<Result> SaveAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { HttpHeaders = new() { ContentType = shelf.ContentType(key) } };
        try
        {
            // The same key holds the same bytes, so writing over them only makes the blob young again.
            await Blob(key).UploadAsync(BinaryData.FromBytes(content), options, cancellationToken);
            return Result.Success;
        }
        catch (Exception exception) when (IsOutage(exception))
        {
            logger.LogError(exception, "Image {Key} could not be stored", key);
            return ImageErrors.StoreFailed;
        }
    }

    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        if (!shelf.IsKey(key))
            return null;
        try
        {
            var options = new BlobOpenReadOptions(allowModifications: false) { BufferSize = BufferSize };
            return await Blob(key).OpenReadAsync(options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<string> KeysOlderThanAsync(
        DateTimeOffset instant,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Properties.LastModified < instant)
                yield return blob.Name;
        }
    }

    public Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        Blob(key).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private BlobClient Blob(string key) => container.GetBlobClient(key);

    /// <summary>Whether the store is away or refuses this host; the client wraps what failed several times.</summary>
    private static bool IsOutage(Exception exception) =>
        exception is RequestFailedException or AuthenticationFailedException
        || (exception is AggregateException several && several.InnerExceptions.All(IsOutage))
        || exception is TaskCanceledException { InnerException: TimeoutException };
}
