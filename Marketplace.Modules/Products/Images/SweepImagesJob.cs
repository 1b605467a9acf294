using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Removes image files that no product names any more: of removed images, deleted products and uploads that
/// did not finish.</summary>
internal sealed class SweepImagesJob(MarketplaceDbContext db, IImageStore store, TimeProvider clock) : IJob
{
    private const int BatchSize = 500;

    /// <summary>An upload writes its file before its row, so young files are left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        var old = store.KeysOlderThanAsync(clock.GetUtcNow() - Grace, cancellationToken);
        await foreach (var keys in old.Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            var named = await db.Set<ProductImage>()
                .AsNoTracking()
                .Where(i => keys.Contains(i.Key))
                .Select(i => i.Key)
                .ToHashSetAsync(cancellationToken);
            foreach (var key in keys.Where(key => !named.Contains(key)))
            {
                await store.RemoveAsync(key, cancellationToken);
                removed++;
            }
        }

        return removed == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{removed} image files removed");
    }
}
