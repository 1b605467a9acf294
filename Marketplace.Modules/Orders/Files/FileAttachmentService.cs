using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Attaches files to what they belong to, in the commit of the message or of the step of the return.</summary>
/// <remarks>Errors: <c>file.not_attachable</c> {files}, each with why: <c>unknown</c> (also for somebody else's and
/// when its time is over), <c>attached</c>, <c>not_a_photo</c>. Order and locks: the files in the order of their ids,
/// after the thread or the purchase. Repeat: refused, as a file is attached once.</remarks>
public sealed class FileAttachmentService(IOrderFileRepository files, TimeProvider clock)
{
    /// <summary>Attaches files to a message, in this order.</summary>
    internal async Task<Result<IReadOnlyList<OrderFile>>> AttachToMessageAsync(
        Guid messageId,
        Guid senderId,
        IReadOnlyList<Guid> fileIds,
        CancellationToken cancellationToken
    )
    {
        var found = await TakeAsync(fileIds, senderId, photosOnly: false, cancellationToken);
        if (!found.Succeeded)
            return found;
        var now = clock.GetUtcNow();
        for (var position = 0; position < found.Value.Count; position++)
            found.Value[position].AttachToMessage(messageId, position, now);
        return found;
    }

    /// <summary>Attaches photos to lines of a return, or to a seller's objection.</summary>
    internal async Task<Result> AttachToReturnAsync(
        Guid returnId,
        Guid senderId,
        IReadOnlyList<LinePhotos> photos,
        CancellationToken cancellationToken
    )
    {
        var ids = photos.SelectMany(p => p.PhotoIds).ToArray();
        var found = await TakeAsync(ids, senderId, photosOnly: true, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var (byId, now) = (found.Value.ToDictionary(f => f.Id), clock.GetUtcNow());
        foreach (var (lineId, photoIds) in photos)
        {
            for (var position = 0; position < photoIds.Count; position++)
                byId[photoIds[position]].AttachToReturn(returnId, lineId, position, now);
        }

        return Result.Success;
    }

    private async Task<Result<IReadOnlyList<OrderFile>>> TakeAsync(
        IReadOnlyList<Guid> ids,
        Guid senderId,
        bool photosOnly,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return Result.Of<IReadOnlyList<OrderFile>>([]);
        var found = await files.FindForUpdateAsync(ids, senderId, cancellationToken);
        var refused = ids.Select(
                (id, index) =>
                    new
                    {
                        FileId = id,
                        Reason = ids.Take(index).Contains(id) ? "attached"
                        : found.GetValueOrDefault(id) is not { IsReady: true } file ? "unknown"
                        : file.AttachedAt is not null ? "attached"
                        : photosOnly && !file.IsPicture ? "not_a_photo"
                        : null,
                    }
            )
            .Where(one => one.Reason is not null)
            .ToArray();
        if (refused.Length > 0)
            return FileErrors.NotAttachable.With(("files", refused));
        return Result.Of<IReadOnlyList<OrderFile>>([.. ids.Select(id => found[id])]);
    }
}

/// <summary>Photos of a line of a return.</summary>
/// <param name="OrderLineId">Null for a seller's objection to the whole return.</param>
internal sealed record LinePhotos(Guid? OrderLineId, IReadOnlyList<Guid> PhotoIds);
