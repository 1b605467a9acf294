using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Removes image files that nobody names any more: of uploads that did not finish, and what <see
/// cref="RemoveImagesJob"/> did not see.</summary>
internal sealed class SweepImagesJob(NamedImageQueries named, IImageStore store, TimeProvider clock) : IJob
{
    private const int BatchSize = 500;

    /// <summary>An upload writes its files before its row, so young files are left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        var old = store.KeysOlderThanAsync(clock.GetUtcNow() - Grace, cancellationToken);
        await foreach (var keys in old.Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            var images = keys.SelectMany(ImageKeys.ImagesOf).Distinct().ToArray();
            var kept = await named.AmongAsync(images, cancellationToken);
            foreach (var key in keys.Where(key => !ImageKeys.ImagesOf(key).Any(kept.Contains)))
            {
                await store.RemoveAsync(key, cancellationToken);
                removed++;
            }
        }

        return removed == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{removed} image files removed");
    }
}
