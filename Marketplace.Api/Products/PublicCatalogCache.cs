using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
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
        Expiration = TimeSpan.FromSeconds(2), LocalCacheExpiration = TimeSpan.FromSeconds(2), Flags = HybridCacheEntryFlags.DisableDistributedCache,
    };

    /// <summary>The kept answer, or a fresh one; null gives null and is not kept.</summary>
    public async Task<IResult?> AnswerAsync<T>(string key, Func<CancellationToken, Task<T?>> readAsync, HttpContext context) where T : class
    {
        var plainKey = PlainKey(key);
        var kept = await cache.GetOrCreateAsync(plainKey, (readAsync, json.Value), static async (state, ct) =>
            await state.readAsync(ct) is { } value ? Kept.Of(JsonSerializer.SerializeToUtf8Bytes(value, state.Value.SerializerOptions)) : Kept.Nothing, Brief, Tags, context.RequestAborted);
        if (kept.Body.Length == 0)
        {
            await cache.RemoveAsync(plainKey, context.RequestAborted);
            return null;
        }

        context.Response.Headers.CacheControl = "public, max-age=2";
        return Results.Bytes(kept.Body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(kept.ETag));
    }

    /// <summary>The cache takes no control characters and no broken pairs in its keys; search words may hold both.</summary>
    private static string PlainKey(string key) =>
        key.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? "hash|" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()))) : key;

    /// <summary>An answer as it is sent; marked as never changing, so that the cache hands out itself and no copy.</summary>
    [ImmutableObject(true)]
    private sealed record Kept(byte[] Body, string ETag)
    {
        public static readonly Kept Nothing = new([], "");

        public static Kept Of(byte[] body) => new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
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
