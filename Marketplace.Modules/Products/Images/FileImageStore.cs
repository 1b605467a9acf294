using Marketplace.Foundation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Keeps images, or private files, below <c>Marketplace:DataDirectory</c>; on several machines that is a
/// shared volume.</summary>
internal sealed class FileImageStore(
    FileShelf shelf,
    IOptions<MarketplaceOptions> options,
    TimeProvider clock,
    ILogger<FileImageStore> logger
) : IImageStore
{
    private string Root => Path.Combine(options.Value.DataDirectory, shelf.Folder);

    public async Task<Result> SaveAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        var staging = $"{path}.{Ids.New(clock):N}.tmp";
        try
        {
            if (Renew(path))
                return Result.Success;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await WriteAsync(staging, content, cancellationToken);
            File.Move(staging, path, overwrite: true);
            return Result.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.LogError(exception, "Image {Key} could not be stored", key);
            Discard(staging);
            return ImageErrors.StoreFailed;
        }
        catch (OperationCanceledException)
        {
            Discard(staging);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Open(key));

    private Stream? Open(string key)
    {
        if (!shelf.IsKey(key))
            return null;
        try
        {
            return new FileStream(
                PathOf(key),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                bufferSize: 1,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public IAsyncEnumerable<string> KeysOlderThanAsync(DateTimeOffset instant, CancellationToken cancellationToken) =>
        KeysOlderThan(instant).ToAsyncEnumerable();

    private IEnumerable<string> KeysOlderThan(DateTimeOffset instant) =>
        !Directory.Exists(Root)
            ? []
            : new DirectoryInfo(Root)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => file.LastWriteTimeUtc < instant.UtcDateTime)
                .Select(file => $"{file.Directory!.Name}/{file.Name}");

    public Task RemoveAsync(string key, CancellationToken cancellationToken)
    {
        // Deleting a file that is not there does nothing, but its folder must be there.
        if (Directory.Exists(Path.GetDirectoryName(PathOf(key))))
            File.Delete(PathOf(key));
        return Task.CompletedTask;
    }

    /// <summary>Makes a file young again, so that the sweep leaves it alone until the row that names it is
    /// there.</summary>
    private bool Renew(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 1,
            FileOptions.Asynchronous
        );
        await file.WriteAsync(content, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(exception, "Unfinished image file {Path} stays until the sweep", path);
        }
    }

    private string PathOf(string key) => Path.Combine(Root, key);
}
