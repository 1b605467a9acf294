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

/// <summary>Keeps what everybody sees of the catalog for two seconds, as the bytes that are sent.</summary>
/// <remarks>In this process only, so it works whatever becomes of the cache server. A seller's change is seen at once
/// by this process, by others within two seconds. Checkout never reads it.</remarks>
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

    /// <summary>The kept answer, or a fresh one; null gives null and is not kept.</summary>
    /// <param name="key">Made by <see cref="Key"/>.</param>
    /// <param name="readAsync">Uses the queries it is given, and no service of the request.</param>
    /// <param name="nextCursorOf">Where the next page of a list starts, for its <c>Link</c>.</param>
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
                // The cache reads apart from the request; the request's trace goes on in it.
                Activity.Current = state.Caller;

                // Nor does the read end with the request of a caller who hung up: others wait for it. The services it
                // reads with are its own.
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

    /// <summary>The key of what is asked for: a hash of its parts, each in quotes of its own, so that no two questions
    /// share one whatever their words hold.</summary>
    public static string Key(string kind, params object?[] parts) =>
        $"{kind}|{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)))}";

    /// <summary>An answer as it is sent; marked as never changing, so that the cache hands out itself and no
    /// copy.</summary>
    [ImmutableObject(true)]
    private sealed record Kept(byte[] Body, string ETag, string? NextCursor)
    {
        public static readonly Kept Nothing = new([], "", null);

        public static Kept Of(byte[] body, string? nextCursor) =>
            new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", nextCursor);
    }

    /// <summary>Forgets everything, after a change that sellers or administrators made.</summary>
    public ValueTask ForgetAsync() => cache.RemoveByTagAsync(Tag);

    /// <summary>An endpoint filter that forgets after a command.</summary>
    public static async ValueTask<object?> ForgetAfterAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var result = await next(context);
        var cache = context.HttpContext.RequestServices.GetRequiredService<PublicCatalogCache>();
        context.HttpContext.Response.OnCompleted(() => cache.ForgetAsync().AsTask());
        await cache.ForgetAsync();
        return result;
    }
}
