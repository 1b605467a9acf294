using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Answers with a private file: nobody may keep it without asking again, and no browser runs it.</summary>
internal static class FileAnswer
{
    /// <summary>A page of its own may do nothing: no script, no form, no frame.</summary>
    private const string Policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>Declares what such an endpoint answers.</summary>
    public static RouteHandlerBuilder ServesFile(this RouteHandlerBuilder builder, params string[] moreTypes) =>
        builder
            .Produces<Stream>(StatusCodes.Status200OK, "image/jpeg", ["image/png", "image/webp", .. moreTypes])
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag();

    public static IResult From(HttpContext context, Result<OpenedFile> opened)
    {
        if (!opened.Succeeded)
            return Problems.From(opened.Error);
        var file = opened.Value;
        // Kept by the reader alone, and shown again only after we were asked: a message can be hidden meanwhile.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Stream(
            file.Content,
            file.ContentType,
            fileDownloadName: file.IsPicture ? null : file.Name,
            entityTag: new(file.IsThumbnail ? $"\"{file.Id:N}-thumbnail\"" : $"\"{file.Id:N}\"")
        );
    }
}
