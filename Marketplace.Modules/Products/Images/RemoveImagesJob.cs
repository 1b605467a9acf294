using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Removes the files of pictures that were taken away, and frees their bytes for the store.</summary>
internal sealed class RemoveImagesJob(
    MarketplaceDbContext db,
    NamedImageQueries named,
    PictureStore files,
    TimeProvider clock
) : IJob
{
    private const int BatchSize = 200;

    /// <summary>Longer than a checkout lives, so that what a quote shows is there while it is open.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        for (var more = true; more; )
        {
            var due = await db.Set<RemovedImage>()
                .AsNoTracking()
                .Where(i => i.RemovedAt < clock.GetUtcNow() - Grace)
                .OrderBy(i => i.RemovedAt)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            var kept = await named.AmongAsync(due.ConvertAll(i => i.Key), cancellationToken);
            foreach (var image in due.Where(i => !kept.Contains(i.Key)))
                await files.RemoveAsync(image.Key, cancellationToken);
            var ids = due.ConvertAll(i => i.Id);
            await db.Set<RemovedImage>().Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(cancellationToken);
            done += due.Count;
            more = due.Count == BatchSize;
        }

        return done == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{done} removed images cleared");
    }
}
