using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Reads the files of messages and returns for those who may see them.</summary>
public sealed class OrderFileQueries(MarketplaceDbContext db, IPrivateFiles store, ILogger<OrderFileQueries> logger)
{
    /// <summary>A file of a message. One statement.</summary>
    /// <param name="isThumbnail">The small picture of it; a PDF has none.</param>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order, and when support has hidden the
    /// message, except for support.</remarks>
    public async Task<Result<OpenedFile>> OpenOfMessageAsync(
        Guid orderId,
        Guid fileId,
        OrderActor reader,
        bool isThumbnail,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from file in db.Set<OrderFile>().AsNoTracking()
            join message in db.Set<OrderMessage>() on file.MessageId equals message.Id
            join order in db.Set<Order>() on message.ThreadId equals order.Id
            where file.Id == fileId && order.Id == orderId
            select new
            {
                File = file,
                Order = order,
                IsHidden = message.HiddenAt != null,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        if (
            found is null
            || !found.Order.IsVisibleTo(reader)
            || (found.IsHidden && reader.Type != OrderActorType.Admin)
        )
        {
            return PlatformErrors.NotFound;
        }

        return await OpenAsync(found.File, isThumbnail, cancellationToken);
    }

    /// <summary>A photo of a return. One statement.</summary>
    /// <param name="isThumbnail">The small picture of it.</param>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's return.</remarks>
    public async Task<Result<OpenedFile>> OpenOfReturnAsync(
        Guid returnId,
        Guid fileId,
        OrderActor viewer,
        bool isThumbnail,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from file in db.Set<OrderFile>().AsNoTracking()
            join one in db.Set<OrderReturn>().AsNoTracking() on file.ReturnId equals one.Id
            where file.Id == fileId && one.Id == returnId
            select new { File = file, Return = one }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null || !found.Return.IsVisibleTo(viewer)
            ? PlatformErrors.NotFound
            : await OpenAsync(found.File, isThumbnail, cancellationToken);
    }

    /// <summary>The files of these messages, in their order. One statement.</summary>
    internal async Task<ILookup<Guid, OrderFile>> OfMessagesAsync(
        IReadOnlyCollection<Guid> messageIds,
        CancellationToken cancellationToken
    )
    {
        var files = await db.Set<OrderFile>()
            .AsNoTracking()
            .Where(f => f.MessageId != null && messageIds.Contains(f.MessageId.Value))
            .OrderBy(f => f.Position)
            .ToListAsync(cancellationToken);
        return files.ToLookup(f => f.MessageId!.Value);
    }

    /// <summary>The photos of a return by line, in their order; those of a seller's objection have none. One
    /// statement.</summary>
    internal async Task<ILookup<Guid, OrderFile>> OfReturnAsync(Guid returnId, CancellationToken cancellationToken)
    {
        var files = await db.Set<OrderFile>()
            .AsNoTracking()
            .Where(f => f.ReturnId == returnId)
            .OrderBy(f => f.Position)
            .ToListAsync(cancellationToken);
        return files.ToLookup(f => f.OrderLineId ?? Guid.Empty);
    }

    private async Task<Result<OpenedFile>> OpenAsync(
        OrderFile file,
        bool isThumbnail,
        CancellationToken cancellationToken
    )
    {
        if (isThumbnail && !file.IsPicture)
            return PlatformErrors.NotFound;
        var key = isThumbnail ? PrivateFileKey.ThumbnailOf(file.Key) : file.Key;
        if (await store.OpenAsync(key, cancellationToken) is { } content)
            return OpenedFile.Of(file, isThumbnail, content);
        logger.LogError("File {FileId} is not in the store", file.Id);
        return PlatformErrors.NotFound;
    }
}
