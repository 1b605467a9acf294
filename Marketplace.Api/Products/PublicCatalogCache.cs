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

    private static readonly HybridCacheEntryOptions Brief = new()
    {
        Expiration = TimeSpan.FromSeconds(2), LocalCacheExpiration = TimeSpan.FromSeconds(2), Flags = HybridCacheEntryFlags.DisableDistributedCache,
    };

    /// <summary>The kept answer, or a fresh one; null gives null and is not kept.</summary>
    public async Task<IResult?> AnswerAsync<T>(string key, Func<CancellationToken, Task<T?>> readAsync, HttpContext context) where T : class
    {
        var bytes = await cache.GetOrCreateAsync(key, (readAsync, json.Value), static async (state, ct) =>
            await state.readAsync(ct) is { } value ? JsonSerializer.SerializeToUtf8Bytes(value, state.Value.SerializerOptions) : [], Brief, [Tag], context.RequestAborted);
        if (bytes.Length == 0)
        {
            await cache.RemoveAsync(key, context.RequestAborted);
            return null;
        }

        context.Response.Headers.CacheControl = "public, max-age=2";
        return Results.Bytes(bytes, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
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
