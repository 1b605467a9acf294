using System.ComponentModel;
using System.Security.Cryptography;
using Marketplace.Api.Http;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Products;

/// <summary>A serialised response of the catalog; marked immutable so that the cache returns the instance itself, not a
/// copy.</summary>
/// <param name="Started">When the read began, as a timestamp of the stopwatch.</param>
/// <param name="Changes">How often the catalog had changed by then.</param>
[ImmutableObject(true)]
internal sealed record KeptAnswer(byte[] Body, string ETag, string? NextCursor, long Started, int Changes)
{
    public static readonly KeptAnswer Nothing = new([], "", null, 0, 0);

    public static KeptAnswer Of(byte[] body, string? nextCursor, long started, int changes) =>
        new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", nextCursor, started, changes);

    public IResult ToResult(HttpContext context)
    {
        ApiResults.LinkNext(context, NextCursor);
        context.Response.Headers.CacheControl = "public, max-age=2";
        return Results.Bytes(Body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(ETag));
    }
}
