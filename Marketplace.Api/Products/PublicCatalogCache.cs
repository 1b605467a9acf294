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
/// <remarks>In this process only, so it works whatever becomes of the cache server. A seller's change is seen at once by this process, by others within two seconds. Checkout never reads it.</remarks>
public sealed class PublicCatalogCache(HybridCache cache, IOptions<JsonOptions> json)
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
    /// <param name="nextCursorOf">Where the next page of a list starts, for its <c>Link</c>.</param>
    public async Task<IResult?> AnswerAsync<T>(string key, Func<CancellationToken, Task<T?>> readAsync, HttpContext context, Func<T, string?>? nextCursorOf = null) where T : class
    {
        var kept = await cache.GetOrCreateAsync(key, (readAsync, nextCursorOf, json.Value, Caller: Activity.Current), static async (state, ct) =>
        {
            // The cache reads apart from the request; the request's trace goes on in it.
            Activity.Current = state.Caller;
            return await state.readAsync(ct) is { } value ? Kept.Of(JsonSerializer.SerializeToUtf8Bytes(value, state.Value.SerializerOptions), state.nextCursorOf?.Invoke(value)) : Kept.Nothing;
        }, Brief, Tags, context.RequestAborted);
        if (kept.Body.Length == 0)
        {
            await cache.RemoveAsync(key, context.RequestAborted);
            return null;
        }

        Answers.LinkNext(context, kept.NextCursor);
        context.Response.Headers.CacheControl = "public, max-age=2";
        return Results.Bytes(kept.Body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(kept.ETag));
    }

    /// <summary>The key of what is asked for: a hash of its parts, each in quotes of its own, so that no two questions share one whatever their words hold.</summary>
    public static string Key(string kind, params object?[] parts) =>
        $"{kind}|{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)))}";

    /// <summary>An answer as it is sent; marked as never changing, so that the cache hands out itself and no copy.</summary>
    [ImmutableObject(true)]
    private sealed record Kept(byte[] Body, string ETag, string? NextCursor)
    {
        public static readonly Kept Nothing = new([], "", null);

        public static Kept Of(byte[] body, string? nextCursor) => new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", nextCursor);
    }

    /// <summary>Forgets everything, after a change that sellers or administrators made.</summary>
    public ValueTask ForgetAsync() => cache.RemoveByTagAsync(Tag);

    /// <summary>An endpoint filter that forgets after a command.</summary>
    public static async ValueTask<object?> ForgetAfterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var cache = context.HttpContext.RequestServices.GetRequiredService<PublicCatalogCache>();
        context.HttpContext.Response.OnCompleted(() => cache.ForgetAsync().AsTask());
        await cache.ForgetAsync();
        return result;
    }
}
