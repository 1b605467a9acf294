using System.Globalization;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>Results that endpoints return.</summary>
public static class ApiResults
{
    /// <summary>The value's answer, or the problem of the refusal.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> answer) =>
        result.Succeeded ? answer(result.Value) : Problems.From(result.Error);

    /// <summary>204, or the problem of the refusal.</summary>
    public static IResult ToHttp(this Result result) =>
        result.Succeeded ? TypedResults.NoContent() : Problems.From(result.Error);

    /// <summary>The answer, or the problem of the refusal.</summary>
    public static IResult ToHttp(this Result result, Func<IResult> answer) =>
        result.Succeeded ? answer() : Problems.From(result.Error);

    /// <summary>200 with the resource's version as ETag; 304 for a GET whose If-None-Match still holds.</summary>
    public static IResult WithETag<T>(T value, long version) => new ETagResult<T>(value, version, null, canHold: true);

    /// <summary>200 with the resource's version as ETag, whole each time: for what shows more than its version counts,
    /// as a product its stock.</summary>
    public static IResult WithVersion<T>(T value, long version) =>
        new ETagResult<T>(value, version, null, canHold: false);

    /// <summary>201 with Location and ETag.</summary>
    public static IResult Created<T>(string location, T value, long version) =>
        new ETagResult<T>(value, version, location, canHold: false);

    /// <summary>The strong ETag of a version.</summary>
    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>A page with its <c>Link</c> to the next.</summary>
    public static IResult Page<T>(Page<T> page) => new PageResult<T>(page);

    /// <summary>Sets <c>Link</c> to the next page of the list that is asked for; nothing on the last page.</summary>
    public static void LinkNext(HttpContext context, string? nextCursor)
    {
        if (nextCursor is null)
            return;
        var query = new QueryBuilder(
            context
                .Request.Query.Where(q => q.Key != "cursor")
                .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? "")))
        )
        {
            { "cursor", nextCursor },
        };
        context.Response.Headers.Link = $"<{context.Request.Path}{query}>; rel=\"next\"";
    }

    /// <summary>Commits with a first answer, then does what had to wait for the commit and answers with its
    /// result.</summary>
    /// <param name="first">Kept under the Idempotency-Key, should the process end before the continuation does.</param>
    /// <param name="continueAsync">Runs outside of any transaction; its answer replaces the first where it is a
    /// success.</param>
    public static IResult AfterCommit(IResult first, Func<CancellationToken, Task<IResult>> continueAsync) =>
        new AfterCommitResult(first, continueAsync);

    private sealed class ETagResult<T>(T value, long version, string? location, bool canHold) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = TagOf(version);
            if (location is not null)
            {
                httpContext.Response.StatusCode = StatusCodes.Status201Created;
                httpContext.Response.Headers.Location = location;
            }
            else if (canHold && HttpMethods.IsGet(httpContext.Request.Method) && StillHolds(httpContext, version))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return httpContext.Response.WriteAsJsonAsync(value, httpContext.RequestAborted);
        }

        /// <summary>Whether the client has this version: <c>*</c>, or one of a list by weak comparison (RFC 9110,
        /// 13.1.2).</summary>
        private static bool StillHolds(HttpContext context, long version)
        {
            if (!EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known))
                return false;
            var current = new EntityTagHeaderValue(TagOf(version));
            return known.Any(tag =>
                tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false)
            );
        }
    }

    private sealed class PageResult<T>(Page<T> page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            LinkNext(httpContext, page.NextCursor);
            return httpContext.Response.WriteAsJsonAsync(PageResponse<T>.From(page), httpContext.RequestAborted);
        }
    }
}

/// <summary>An answer in two steps around the commit; the idempotency middleware knows it.</summary>
public sealed class AfterCommitResult(IResult first, Func<CancellationToken, Task<IResult>> continueAsync) : IResult
{
    /// <summary>Where the middleware that owns the transaction finds the continuation.</summary>
    internal const string Item = "after-commit";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (httpContext.Items.ContainsKey(IdempotencyMiddleware.OwnsTransactionItem))
        {
            httpContext.Items[Item] = continueAsync;
            await first.ExecuteAsync(httpContext);
            return;
        }

        await (await continueAsync(httpContext.RequestAborted)).ExecuteAsync(httpContext);
    }
}
