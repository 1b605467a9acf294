using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Products;

/// <summary>Caches public catalog responses for two seconds, as the serialised bytes: by what was asked, so that many
/// callers wait for one read, and by address, so that <see cref="KeptAnswersMiddleware"/> answers without looking at
/// the parameters again.</summary>
/// <remarks>In-process only, so it does not depend on the cache server. A seller's change is visible immediately in
/// this process and within two seconds in others. Checkout never reads from it.</remarks>
public sealed class PublicCatalogCache(HybridCache cache, IServiceScopeFactory scopes, IOptions<JsonOptions> json)
    : IDisposable
{
    private const string Tag = "catalog";
    private const int MaxAddress = 1024;
    private const long MaxBytesByAddress = 16 * 1024 * 1024;
    private static readonly string[] Tags = [Tag];
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private static readonly HybridCacheEntryOptions Brief = new()
    {
        Expiration = Lifetime,
        LocalCacheExpiration = Lifetime,
        Flags = HybridCacheEntryFlags.DisableDistributedCache,
    };

    private readonly MemoryCache _byAddress = new(new MemoryCacheOptions { SizeLimit = MaxBytesByAddress });
    private int _changes;

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
            (readAsync, nextCursorOf, Cache: this, Caller: Activity.Current),
            static async (state, ct) =>
            {
                var (started, changes) = (Stopwatch.GetTimestamp(), Volatile.Read(ref state.Cache._changes));

                // The cache runs the read outside the request; keep it in the request's trace.
                Activity.Current = state.Caller;

                // A disconnected caller must not cancel the read: others may be waiting for it. It runs in its own
                // service scope.
                await using var scope = state.Cache.Scopes.CreateAsyncScope();
                return await state.readAsync(scope.ServiceProvider.GetRequiredService<TQueries>(), ct) is { } value
                    ? KeptAnswer.Of(state.Cache.Bytes(value), state.nextCursorOf?.Invoke(value), started, changes)
                    : KeptAnswer.Nothing;
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

        KeepByAddress(AddressOf(context.Request), kept);
        return kept.ToResult(context);
    }

    /// <summary>The answer that was given at the same address within two seconds, unless the catalog has changed since;
    /// null when there is none.</summary>
    public IResult? Find(HttpContext context) =>
        _byAddress.TryGetValue<KeptAnswer>(AddressOf(context.Request), out var kept) && IsCurrent(kept!)
            ? kept!.ToResult(context)
            : null;

    public void Dispose() => _byAddress.Dispose();

    /// <summary>No longer than it is kept by what was asked: the age counts from the read.</summary>
    private void KeepByAddress(string address, KeptAnswer kept)
    {
        var left = Lifetime - Stopwatch.GetElapsedTime(kept.Started);
        if (left <= TimeSpan.Zero || address.Length > MaxAddress || !IsCurrent(kept))
            return;
        var size = kept.Body.Length + sizeof(char) * address.Length;
        _byAddress.Set(
            address,
            kept,
            new MemoryCacheEntryOptions { Size = size, AbsoluteExpirationRelativeToNow = left }
        );
    }

    private bool IsCurrent(KeptAnswer kept) => kept.Changes == Volatile.Read(ref _changes);

    private IServiceScopeFactory Scopes => scopes;

    private byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, json.Value.SerializerOptions);

    private static string AddressOf(HttpRequest request) => request.Path.Value + request.QueryString.Value;

    /// <summary>Cache key of a request: a hash of its parts, each quoted separately so that different requests cannot
    /// collide whatever their text contains.</summary>
    public static string Key(string kind, params object?[] parts) =>
        $"{kind}|{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)))}";

    /// <summary>Clears the cache; see <see cref="CatalogChange"/>.</summary>
    public ValueTask ForgetAsync()
    {
        Interlocked.Increment(ref _changes);
        return cache.RemoveByTagAsync(Tag);
    }
}
