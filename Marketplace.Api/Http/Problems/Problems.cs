using System.Diagnostics;
using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Converts errors to problem responses in the client's language.</summary>
public static class Problems
{
    /// <summary>Media type of problem responses.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>Item key under which a request stores the code of its problem response.</summary>
    public const string CodeItem = "marketplace.problem";

    /// <summary>The response to a request in which one field is wrong; see <see cref="Invalid.Field"/>.</summary>
    public static IResult InvalidField(string pointer, string code, params (string, object?)[] parameters) =>
        From(Invalid.Field(pointer, code, parameters));

    /// <summary>Maps error kinds to HTTP status codes.</summary>
    public static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Invalid => 400,
            ErrorKind.Unauthenticated => 401,
            ErrorKind.PaymentRequired => 402,
            ErrorKind.Forbidden => 403,
            ErrorKind.NotFound => 404,
            ErrorKind.MethodNotAllowed => 405,
            ErrorKind.NotAcceptable => 406,
            ErrorKind.Conflict => 409,
            ErrorKind.Gone => 410,
            ErrorKind.PreconditionFailed => 412,
            ErrorKind.TooLarge => 413,
            ErrorKind.UnsupportedMedia => 415,
            ErrorKind.Unprocessable => 422,
            ErrorKind.Locked => 423,
            ErrorKind.PreconditionRequired => 428,
            ErrorKind.RateLimited => 429,
            ErrorKind.BadGateway => 502,
            ErrorKind.Unavailable => 503,
            _ => 500,
        };

    /// <summary>The endpoint result for an error.</summary>
    public static IResult From(Error error) => new ProblemResult(error);

    /// <summary>Writes an error as the response.</summary>
    public static async Task WriteAsync(HttpContext context, Error error)
    {
        var language = RequestLanguage.Of(context);
        var status = StatusOf(error.Kind);
        var response = context.Response;
        context.Items[CodeItem] = error.Code;
        Activity.Current?.SetTag(CodeItem, error.Code);
        response.StatusCode = status;
        response.Headers.ContentLanguage = language.Code;
        response.Headers.CacheControl = "no-store";
        if (error.CurrentVersion is { } version)
            response.Headers.ETag = ApiResults.TagOf(version);
        if (error.Kind is ErrorKind.RateLimited && error.Parameters.GetValueOrDefault("retryAfter") is int seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (error.Kind is ErrorKind.Unavailable || error.Code == PlatformErrors.IdempotencyInProgress.Code)
            response.Headers.RetryAfter = "1";
        await response.WriteAsJsonAsync(
            Document(context, error, language, context.Request.Path.Value ?? ""),
            options: null,
            ContentType,
            context.RequestAborted
        );
    }

    /// <summary>The problem of one part of a request, in the client's language.</summary>
    /// <param name="instance">What it is a problem of.</param>
    internal static ProblemDocument DocumentOf(HttpContext context, Error error, string instance) =>
        Document(context, error, RequestLanguage.Of(context), instance);

    private static ProblemDocument Document(HttpContext context, Error error, Language language, string instance)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<MarketplaceOptions>>().Value;
        var fields = error
            .Fields.Select(f => new ProblemField(
                f.Pointer,
                f.Code,
                FieldMessages.Text(f.Code, language, f.Parameters),
                f.Parameters
            ))
            .ToList();
        return new(
            $"{options.PublicUrl}/problems/{error.Code}",
            error.Title(language),
            StatusOf(error.Kind),
            error.Detail(language),
            instance,
            error.Code,
            Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            error.Parameters.Count > 0 ? error.Parameters : null,
            fields.Count > 0 ? fields : null
        );
    }

    private sealed class ProblemResult(Error error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, error);
    }
}
