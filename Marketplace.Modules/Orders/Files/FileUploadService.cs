using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Takes a file that is to be attached to a message or a return.</summary>
/// <remarks>Its row comes before its bytes, so that nothing is stored that nobody knows of: what is left unfinished is
/// deleted by <see cref="PurgeFilesJob"/> with what was never attached.</remarks>
public sealed class FileUploadService(
    UnitOfWork unitOfWork,
    IOrderFileRepository files,
    FileUploadLimitPolicy limits,
    IPrivateFiles store,
    TimeProvider clock
)
{
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Keeps a file until it is attached; a picture is written anew, a PDF is kept as it was sent.</summary>
    /// <remarks>Errors: <c>media.too_large</c>, <c>rate.limited</c>, <c>file.unsupported</c>,
    /// <c>image.too_many_pixels</c>, <c>image.unreadable</c>, <c>file.store_unavailable</c>. Repeat: another file.
    /// Order and locks: the uploader's advisory lock, released before the file is decoded and stored.</remarks>
    public async Task<Result<UploadedFile>> UploadAsync(
        Actor uploader,
        byte[] content,
        CancellationToken cancellationToken
    )
    {
        if (content.Length > MaxBytes)
        {
            return PlatformErrors.MediaTooLarge.With(
                ("maxBytes", MaxBytes),
                ("maxMegabytes", MaxBytes / (1024 * 1024))
            );
        }

        var begun = await BeginAsync(uploader.Id, content.Length, cancellationToken);
        if (!begun.Succeeded)
            return begun.Error;
        var stored = await StoreAsync(begun.Value, content, cancellationToken);
        if (!stored.Succeeded)
            return await ForgetAsync(begun.Value.Id, stored.Error, cancellationToken);
        return await EndAsync(begun.Value.Id, stored.Value, cancellationToken);
    }

    private Task<Result<OrderFile>> BeginAsync(Guid uploaderId, int bytes, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<OrderFile>(
            async ct =>
            {
                if (await limits.RefusalAsync(uploaderId, ct) is { } refusal)
                    return refusal;
                var file = OrderFile.Receive(Ids.New(clock), uploaderId, bytes, clock.GetUtcNow());
                files.Add(file);
                return file;
            },
            cancellationToken
        );

    private async Task<Result<StoredFile>> StoreAsync(
        OrderFile file,
        byte[] content,
        CancellationToken cancellationToken
    )
    {
        if (PdfFormat.IsPdf(content))
        {
            var pdf = new StoredFile(PdfFormat.MediaType, content.Length, null, null);
            return await SavedAsync(file.Key, content, cancellationToken) ? pdf : FileErrors.StoreFailed;
        }

        var cleaned = await store.CleanAsync(content, MaxBytes, cancellationToken);
        if (!cleaned.Succeeded)
        {
            return cleaned.Error.Code == PlatformErrors.MediaUnsupported.Code ? FileErrors.Unsupported : cleaned.Error;
        }

        var picture = cleaned.Value;
        var isSaved =
            await SavedAsync(PrivateFileKey.ThumbnailOf(file.Key), picture.Thumbnail, cancellationToken)
            && await SavedAsync(file.Key, picture.Content, cancellationToken);
        return isSaved
            ? new StoredFile(picture.ContentType, picture.Content.Length, picture.Width, picture.Height)
            : FileErrors.StoreFailed;
    }

    private async Task<bool> SavedAsync(string key, byte[] content, CancellationToken cancellationToken) =>
        (await store.SaveAsync(key, content, cancellationToken)).Succeeded;

    private Task<Result<UploadedFile>> EndAsync(Guid id, StoredFile stored, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<UploadedFile>(
            async ct =>
            {
                // It waits for hours before it is purged, so it is there.
                var file = (await files.FindAsync(id, ct))!;
                file.NoteStored(stored);
                return new UploadedFile(id, stored.ContentType, stored.Bytes, stored.Width, stored.Height);
            },
            cancellationToken
        );

    /// <summary>A file that is refused does not count; where its bytes were stored in part, the job removes
    /// them.</summary>
    private async Task<Error> ForgetAsync(Guid id, Error refusal, CancellationToken cancellationToken)
    {
        if (refusal.Code == FileErrors.StoreFailed.Code)
            return refusal;
        await unitOfWork.RunAsync(
            async ct =>
            {
                if (await files.FindAsync(id, ct) is { } file)
                    files.Remove(file);
                return true;
            },
            cancellationToken
        );
        return refusal;
    }
}

/// <summary>A file that is kept and not attached yet.</summary>
/// <param name="Id">For <c>fileIds</c> of a message, or <c>photoIds</c> of a return.</param>
/// <param name="ContentType">What it is, by its content.</param>
/// <param name="Bytes">As it is kept.</param>
/// <param name="Width">Pixels; null for a PDF.</param>
/// <param name="Height">Pixels; null for a PDF.</param>
public sealed record UploadedFile(Guid Id, string ContentType, int Bytes, int? Width, int? Height);
