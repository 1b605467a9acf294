using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Deletes files that were sent and never attached; what is attached stays.</summary>
/// <remarks>A file is marked first, from when on nobody can attach it; then its bytes go, then its row. A run that is
/// stopped is carried on by the next.</remarks>
internal sealed class PurgeFilesJob(
    MarketplaceDbContext db,
    IPrivateFiles store,
    IOptions<UploadOptions> options,
    TimeProvider clock
) : IJob
{
    private const int BatchSize = 200;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        for (var batch = BatchSize; batch == BatchSize; removed += batch)
        {
            await MarkAsync(cancellationToken);
            batch = await RemoveAsync(cancellationToken);
        }

        return removed == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{removed} unattached files removed");
    }

    private Task<int> MarkAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now.AddHours(-options.Value.KeepHours);
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE orders.files SET purged_at = {now} WHERE id IN (
                SELECT id FROM orders.files
                WHERE attached_at IS NULL AND purged_at IS NULL AND created_at <= {since}
                ORDER BY created_at LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken
        );
    }

    private async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var marked = await db.Set<OrderFile>()
            .AsNoTracking()
            .Where(f => f.AttachedAt == null && f.PurgedAt != null)
            .OrderBy(f => f.CreatedAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var file in marked)
        {
            await store.RemoveAsync(PrivateFileKey.ThumbnailOf(file.Key), cancellationToken);
            await store.RemoveAsync(file.Key, cancellationToken);
        }

        var ids = marked.ConvertAll(f => f.Id);
        return await db.Set<OrderFile>().Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
