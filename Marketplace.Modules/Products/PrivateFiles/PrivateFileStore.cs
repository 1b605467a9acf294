using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Keeps private files in a part of the file store that nothing serves to the public and no sweep
/// empties.</summary>
internal sealed class PrivateFileStore(IImageStore files, ImageRewriteService rewriter) : IPrivateFiles
{
    private const int ThumbnailWidth = 480;

    public async Task<Result<CleanPicture>> CleanAsync(
        byte[] content,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        var rewritten = await rewriter.RewriteAsync(content, maxBytes, cancellationToken);
        if (!rewritten.Succeeded)
            return rewritten.Error;
        var picture = rewritten.Value;
        return new CleanPicture(
            picture.Content,
            picture.ContentType,
            picture.Width,
            picture.Height,
            picture.Thumbnails[ThumbnailWidth]
        );
    }

    public Task<Result> SaveAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        files.SaveAsync(key, content, cancellationToken);

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) =>
        files.OpenAsync(key, cancellationToken);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        files.RemoveAsync(key, cancellationToken);
}
