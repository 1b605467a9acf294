using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Api.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Products;

/// <summary>Caches public catalog responses for two seconds, as the serialised bytes.</summary>
/// <remarks>In-process only, so it does not depend on the cache server. A seller's change is visible immediately in
/// this process and within two seconds in others. Checkout never reads from it.</remarks>
public sealed class PublicCatalogCache(HybridCache cache, IServiceScopeFactory scopes, IOptions<JsonOptions> json)
{
    private const string Tag = "catalog";
    private static readonly string[] Tags = [Tag];

    private static readonly HybridCacheEntryOptions Brief = new()
    {
        Expiration = TimeSpan.FromSeconds(2),
        LocalCacheExpiration = TimeSpan.FromSeconds(2),
        Flags = HybridCacheEntryFlags.DisableDistributedCache,
    };

    /// <summary>Returns the cached response or builds a new one; null results are not cached.</summary>
    /// <param name="key">Built by <see cref="Key"/>.</param>
    /// <param name="readAsync">Must use only the queries passed to it, not request-scoped services.</param>
    /// <param name="nextCursorOf">Cursor of the next page of a list, for the <c>Link</c> header.</param>
    public async Task<IResult?> AnswerAsync<TQueries, T>(
        string key,
        Func<TQueries, CancellationToken, Task<T?>> readAsync,
        HttpContext context,
        Func<T, string?>? nextCursorOf = null
    )
        where TQueries : notnull
        where T : class
    {
        var kept = await cache.GetOrCreateAsync(
            key,
            (readAsync, nextCursorOf, scopes, json.Value, Caller: Activity.Current),
            static async (state, ct) =>
            {
                // The cache runs the read outside the request; keep it in the request's trace.
                Activity.Current = state.Caller;

                // A disconnected caller must not cancel the read: others may be waiting for it. It runs in its own
                // service scope.
                await using var scope = state.scopes.CreateAsyncScope();
                return await state.readAsync(scope.ServiceProvider.GetRequiredService<TQueries>(), ct) is { } value
                    ? Kept.Of(
                        JsonSerializer.SerializeToUtf8Bytes(value, state.Value.SerializerOptions),
                        state.nextCursorOf?.Invoke(value)
                    )
                    : Kept.Nothing;
            },
            Brief,
            Tags,
            context.RequestAborted
        );
        if (kept.Body.Length == 0)
        {
            await cache.RemoveAsync(key, context.RequestAborted);
            return null;
        }

        ApiResults.LinkNext(context, kept.NextCursor);
        context.Response.Headers.CacheControl = "public, max-age=2";
        return Results.Bytes(
            kept.Body,
            "application/json; charset=utf-8",
            entityTag: new EntityTagHeaderValue(kept.ETag)
        );
    }

    /// <summary>Cache key of a request: a hash of its parts, each quoted separately so that different requests cannot
    /// collide whatever their text contains.</summary>
    public static string Key(string kind, params object?[] parts) =>
        $"{kind}|{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)))}";

    /// <summary>A serialised response; marked immutable so that the cache returns the instance itself, not a
    /// copy.</summary>
    [ImmutableObject(true)]
    private sealed record Kept(byte[] Body, string ETag, string? NextCursor)
    {
        public static readonly Kept Nothing = new([], "", null);

        public static Kept Of(byte[] body, string? nextCursor) =>
            new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", nextCursor);
    }

    /// <summary>Clears the cache; see <see cref="CatalogChange"/>.</summary>
    public ValueTask ForgetAsync() => cache.RemoveByTagAsync(Tag);
}
