using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>Results returned by endpoints.</summary>
public static class ApiResults
{
    /// <summary>The response for the value, or a problem response for the error.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> answer) =>
        result.Succeeded ? answer(result.Value) : Problems.From(result.Error);

    /// <summary>204, or a problem response for the error.</summary>
    public static IResult ToHttp(this Result result) =>
        result.Succeeded ? TypedResults.NoContent() : Problems.From(result.Error);

    /// <summary>The response, or a problem response for the error.</summary>
    public static IResult ToHttp(this Result result, Func<IResult> answer) =>
        result.Succeeded ? answer() : Problems.From(result.Error);

    /// <summary>200 with the resource's version as ETag; 304 for a GET whose If-None-Match still matches.</summary>
    public static IResult WithETag<T>(T value, long version) =>
        new ETagResult<T>(value, version, null, canBeCached: true);

    /// <summary>As <see cref="WithETag"/>, for resources that show data their version does not cover, such as a
    /// product's stock: the ETag is the version and a digest of all that is shown. <c>If-Match</c> compares the version
    /// alone, so that a sale does not stop a change of the title.</summary>
    public static IResult WithContentETag<T>(T value, long version) => new ContentETagResult<T>(value, version);

    /// <summary>201 with Location and ETag.</summary>
    public static IResult Created<T>(string location, T value, long version) =>
        new ETagResult<T>(value, version, location, canBeCached: false);

    /// <summary>The strong ETag of a version.</summary>
    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>A page with a <c>Link</c> header to the next page.</summary>
    public static IResult Page<T>(Page<T> page) => new PageResult<T>(page);

    /// <summary>Sets the <c>Link</c> header to the next page of the requested list; does nothing on the last
    /// page.</summary>
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

    /// <summary>Commits with an initial response, then runs the endpoint's <see cref="Continuation{T}"/> and returns
    /// its result.</summary>
    /// <param name="first">The initial response; no client sees it.</param>
    /// <param name="body">The body of <paramref name="first"/>.</param>
    public static IResult AfterCommit<T>(IResult first, T body)
        where T : class => new AfterCommitResult<T>(first, body);

    private sealed class ETagResult<T>(T value, long version, string? location, bool canBeCached) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = TagOf(version);
            if (location is not null)
            {
                httpContext.Response.StatusCode = StatusCodes.Status201Created;
                httpContext.Response.Headers.Location = location;
            }
            else if (
                canBeCached
                && HttpMethods.IsGet(httpContext.Request.Method)
                && IsCurrent(httpContext, TagOf(version))
            )
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return httpContext.Response.WriteAsJsonAsync(value, httpContext.RequestAborted);
        }
    }

    private sealed class ContentETagResult<T>(T value, long version) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value;
            var body = JsonSerializer.SerializeToUtf8Bytes(value, options.SerializerOptions);
            var tag = $"\"{version}.{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"";
            var response = httpContext.Response;
            response.Headers.ETag = tag;
            if (HttpMethods.IsGet(httpContext.Request.Method) && IsCurrent(httpContext, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            response.ContentType = "application/json; charset=utf-8";
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    /// <summary>Whether the client already has what is about to be answered: <c>*</c>, or a tag that matches by weak
    /// comparison (RFC 9110, 13.1.2).</summary>
    private static bool IsCurrent(HttpContext context, string currentTag)
    {
        if (!EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known))
            return false;
        var current = new EntityTagHeaderValue(currentTag);
        return known.Any(tag =>
            tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false)
        );
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
