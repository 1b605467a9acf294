using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Products;

/// <summary>The files of an image: the picture itself and its thumbnails beside it.</summary>
public sealed class PictureStore(IImageStore store, ImageRewriteService rewriter, ILogger<PictureStore> logger)
{
    /// <summary>A picture or one of its thumbnails; null when there is none.</summary>
    /// <remarks>A picture stored before there were thumbnails gets one when it is first asked for. Where that cannot be
    /// done, the picture itself is the answer, and its key says so.</remarks>
    public async Task<ImageFile?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        if (!ImageKeys.IsKey(key))
            return null;
        if (await store.OpenAsync(key, cancellationToken) is { } stored)
            return new(key, stored);
        if (ImageKeys.WidthOf(key) is not { } width)
            return null;
        foreach (var image in ImageKeys.ImagesOf(key))
        {
            if (await store.OpenAsync(image, cancellationToken) is { } original)
                return await ShrinkAsync(key, width, image, original, cancellationToken);
        }
        return null;
    }

    /// <summary>The picture without anything but its pixels, and its thumbnails; stores nothing.</summary>
    internal Task<Result<RewrittenImage>> RewriteAsync(
        byte[] content,
        int maxBytes,
        CancellationToken cancellationToken
    ) => rewriter.RewriteAsync(content, maxBytes, cancellationToken);

    /// <summary>Stores a picture with its thumbnails.</summary>
    /// <remarks>Errors: <c>image.store_unavailable</c>; then none of the files is left.</remarks>
    internal async Task<Result> SaveAsync(string key, RewrittenImage image, CancellationToken cancellationToken)
    {
        var saved = await Task.WhenAll(
            image
                .Thumbnails.Select(file => (Key: ImageKeys.Thumbnail(key, file.Key), Content: file.Value))
                .Append((Key: key, image.Content))
                .Select(file => store.SaveAsync(file.Key, file.Content, cancellationToken))
        );
        if (saved.All(one => one.Succeeded))
            return Result.Success;
        await DiscardAsync(key, cancellationToken);
        return ImageErrors.StoreFailed;
    }

    /// <summary>Removes a picture and its thumbnails.</summary>
    internal Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        Task.WhenAll(
            ImageKeys
                .ThumbnailWidths.Select(width => ImageKeys.Thumbnail(key, width))
                .Append(key)
                .Select(file => store.RemoveAsync(file, cancellationToken))
        );

    /// <summary>Removes the files of an upload that was not entered; those that cannot be removed now stay until the
    /// sweep.</summary>
    internal async Task DiscardAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await RemoveAsync(key, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The files of image {Key} stay until the sweep", key);
        }
    }

    private async Task<ImageFile> ShrinkAsync(
        string key,
        int width,
        string originalKey,
        Stream original,
        CancellationToken cancellationToken
    )
    {
        byte[] content;
        await using (original)
        {
            content = new byte[original.Length];
            await original.ReadExactlyAsync(content, cancellationToken);
        }

        if (await rewriter.MakeThumbnailAsync(content, width, cancellationToken) is not { } thumbnail)
            return new(originalKey, new MemoryStream(content));
        // Where it cannot be stored, the next request makes it again.
        await store.SaveAsync(key, thumbnail, cancellationToken);
        return new(key, new MemoryStream(thumbnail));
    }
}

/// <summary>A file for reading.</summary>
/// <param name="Key">What is read: the key that was asked for, or the picture in place of its thumbnail.</param>
public sealed record ImageFile(string Key, Stream Content);
