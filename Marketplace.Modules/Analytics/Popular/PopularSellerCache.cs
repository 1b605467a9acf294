using System.Collections.Concurrent;
using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Marketplace.Modules.Analytics;

/// <summary>The ranking as visitors read it: from the cache, or from the latest snapshot when the cache entry is
/// missing or unreadable or the cache is unavailable.</summary>
/// <remarks>Errors: cache failures are logged, never thrown. Repeat: concurrent requests for the same ranking share one
/// read; while the cache is unavailable, this process reuses a ranking for two seconds.</remarks>
public sealed class PopularSellerCache(
    IConnectionMultiplexer cache,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<PopularSellerCache> logger
)
{
    /// <summary>Maximum number of rows a client may request.</summary>
    public const int MaxRows = 50;

    private static readonly TimeSpan CacheTtl = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LocalTtl = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, Lazy<Task<PopularSellerList>>> _reads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (PopularSellerList List, DateTimeOffset Until)> _local = new(
        StringComparer.Ordinal
    );

    /// <summary>The latest ranking, at most <see cref="MaxRows"/> stores.</summary>
    public Task<PopularSellerList> GetAsync(
        PopularityWindow window,
        PopularityOrder by,
        CancellationToken cancellationToken
    )
    {
        var key = KeyOf(window, by);
        return _reads.GetOrAdd(key, _ => new(() => ReadAsync(key, window, by))).Value.WaitAsync(cancellationToken);
    }

    /// <summary>Replaces the cached rankings of a window with a new snapshot.</summary>
    public async Task PublishAsync(PopularSellerSnapshot snapshot)
    {
        foreach (var by in Enum.GetValues<PopularityOrder>())
            await WriteAsync(KeyOf(new(snapshot.WindowDays), by), PopularSellerList.From(snapshot, by), When.Always);
    }

    private async Task<PopularSellerList> ReadAsync(string key, PopularityWindow window, PopularityOrder by)
    {
        try
        {
            if (_local.TryGetValue(key, out var local) && local.Until > clock.GetUtcNow())
                return local.List;
            if (await ReadCacheAsync(key) is { } cached)
                return cached;
            await using var scope = scopes.CreateAsyncScope();
            var snapshot = await scope
                .ServiceProvider.GetRequiredService<PopularSellerSnapshotStore>()
                .FindLatestAsync(window, CancellationToken.None);
            if (snapshot is null)
                return PopularSellerList.None;
            var list = PopularSellerList.From(snapshot, by);

            // Must not overwrite what a refresh has written in the meantime.
            if (!await WriteAsync(key, list, When.NotExists))
                _local[key] = (list, clock.GetUtcNow() + LocalTtl);
            return list;
        }
        finally
        {
            _reads.TryRemove(key, out _);
        }
    }

    private async Task<PopularSellerList?> ReadCacheAsync(string key)
    {
        try
        {
            var text = await cache.GetDatabase().StringGetAsync(key);
            if (!text.HasValue)
                return null;
            var list = JsonSerializer.Deserialize<PopularSellerList>((string)text!, EventJson.Options);
            if (list?.Sellers is not null && list.ComputedAt > clock.GetUtcNow() - CacheTtl * 1.2)
                return list;
            await cache.GetDatabase().KeyDeleteAsync(key);
        }
        catch (JsonException exception)
        {
            logger.LogWarning("A cached ranking is unreadable and will be replaced: {Reason}", exception.Message);
            await RemoveAsync(key);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning(
                "The cache is unavailable; popular sellers are read from the database: {Reason}",
                exception.Message
            );
        }

        return null;
    }

    // False while the cache is unavailable.
    private async Task<bool> WriteAsync(string key, PopularSellerList list, When when)
    {
        try
        {
            // Up to 10 % jitter, so that the entries do not all expire at once.
            var ttl = CacheTtl * (0.9 + 0.2 * Random.Shared.NextDouble());
            await cache.GetDatabase().StringSetAsync(key, JsonSerializer.Serialize(list, EventJson.Options), ttl, when);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning("Writing a ranking to the cache failed: {Reason}", exception.Message);
            return false;
        }
    }

    private async Task RemoveAsync(string key)
    {
        try
        {
            await cache.GetDatabase().KeyDeleteAsync(key);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning("Removing a ranking from the cache failed: {Reason}", exception.Message);
        }
    }

    private static string KeyOf(PopularityWindow window, PopularityOrder by) =>
        $"popular:{window.Name}:{by}".ToLowerInvariant();
}

/// <summary>A ranking in one sort order, as stored in the cache.</summary>
/// <param name="Version">0 before the first computation.</param>
/// <param name="ComputedAt">Null before the first computation.</param>
public sealed record PopularSellerList(
    long Version,
    DateTimeOffset? ComputedAt,
    string Currency,
    IReadOnlyList<PopularSeller> Sellers
)
{
    public static readonly PopularSellerList None = new(0, null, "", []);

    public static PopularSellerList From(PopularSellerSnapshot snapshot, PopularityOrder by) =>
        new(
            snapshot.Version,
            snapshot.ComputedAt,
            snapshot.Currency,
            [.. PopularityScore.Order(snapshot.Rows, by).Take(PopularSellerCache.MaxRows)]
        );
}
