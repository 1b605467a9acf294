using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Products;

namespace Marketplace.Api.Orders;

/// <summary>Takes files that are attached to a message or a return afterwards.</summary>
public static class FilesEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder api) =>
        api.MapPost("/files", UploadFile)
            .WithTags("Files")
            .RequirePermission(Permissions.SignedIn)
            .RateLimited(RateLimitBuckets.Uploads)
            .IgnoresIdempotencyKey()
            .DisableAntiforgery()
            .TakesFile(FileUploadService.MaxBytes)
            .Produces<UploadedFile>(StatusCodes.Status201Created)
            .ProducesProblems(
                FileErrors.Unsupported,
                ImageErrors.Unreadable,
                ImageErrors.TooManyPixels,
                FileErrors.StoreFailed
            )
            .WithSummary("Upload a file for a message or a return")
            .WithDescription(
                "multipart/form-data with file: a JPEG, PNG, WebP or PDF, detected from its content, of at most 5 MiB "
                    + "and 25 million pixels. A picture is written anew: turned upright, without metadata such as the "
                    + "place it was taken. Give its id in `fileIds` of a message or in `photoIds` of a return; a file "
                    + "that nobody attaches is deleted after a day."
            );

    public static async Task<IResult> UploadFile(
        IFormFile file,
        CurrentUser user,
        FileUploadService files,
        CancellationToken cancellationToken
    )
    {
        if (file.Length > FileUploadService.MaxBytes)
            return Problems.From(ImageErrors.TooLarge(FileUploadService.MaxBytes));
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancellationToken);
        return (await files.UploadAsync(user.Actor, content, cancellationToken)).ToHttp(uploaded =>
            TypedResults.Json(uploaded, statusCode: StatusCodes.Status201Created)
        );
    }
}
