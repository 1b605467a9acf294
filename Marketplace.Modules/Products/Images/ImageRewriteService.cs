using Marketplace.Foundation;
using Microsoft.Extensions.Logging;
using NetVips;

namespace Marketplace.Modules.Products;

/// <summary>Rewrites pictures, a few at a time.</summary>
/// <remarks>A picture takes a core for up to a second and up to 200 MB, so only a few are decoded at once, on threads
/// of their own: a flood of uploads leaves requests and memory to everybody else. Errors: <see cref="BusyException"/>
/// (503 <c>platform.busy</c>) when no turn comes within <see cref="LongestWait"/>.</remarks>
public sealed class ImageRewriteService(ILogger<ImageRewriteService> logger) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWaitOfReaders = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The picture without anything but its pixels, in its own kind, with its thumbnails.</summary>
    /// <remarks>Errors: <c>media.unsupported</c>, <c>image.too_many_pixels</c>, <c>image.unreadable</c>,
    /// <c>media.too_large</c> when it takes more than <paramref name="maxBytes"/> however it is written.</remarks>
    internal async Task<Result<RewrittenImage>> RewriteAsync(
        byte[] content,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        if (ImageFormat.Read(content) is not { } facts)
            return PlatformErrors.MediaUnsupported;
        if (facts.IsTooLarge)
        {
            return ImageErrors.TooManyPixels.With(
                ("width", facts.Width),
                ("height", facts.Height),
                ("maxPixels", ImageFormat.MaxPixels)
            );
        }
        if (!await _turns.WaitAsync(LongestWait, cancellationToken))
            throw new BusyException("Too many pictures are being decoded at once.");
        try
        {
            return await InThreadOfItsOwnAsync(() => ImageRewriter.Rewrite(content, facts, maxBytes)) is { } rewritten
                ? rewritten
                : ImageErrors.TooLarge(maxBytes);
        }
        catch (VipsException exception)
        {
            logger.LogInformation(exception, "An uploaded picture could not be decoded");
            return ImageErrors.Unreadable;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>A thumbnail of a picture that was stored without one; null when the picture cannot be decoded or others
    /// are being decoded.</summary>
    internal async Task<byte[]?> MakeThumbnailAsync(byte[] content, int width, CancellationToken cancellationToken)
    {
        if (ImageFormat.Read(content) is not { IsTooLarge: false } facts)
            return null;
        if (!await _turns.WaitAsync(LongestWaitOfReaders, cancellationToken))
            return null;
        try
        {
            return await InThreadOfItsOwnAsync(() => ImageRewriter.Thumbnail(content, facts, width));
        }
        catch (VipsException exception)
        {
            logger.LogInformation(exception, "A stored picture could not be decoded");
            return null;
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private static Task<T> InThreadOfItsOwnAsync<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
