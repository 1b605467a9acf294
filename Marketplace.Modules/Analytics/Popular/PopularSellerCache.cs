using System.Collections.Concurrent;
using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Marketplace.Modules.Analytics;

/// <summary>The ranking as visitors read it: from the cache, and from the newest snapshot where the cache has nothing,
/// something unreadable, or is away.</summary>
/// <remarks>Errors: none of the cache's. Repeat: readers who ask for the same at the same time share one read; while
/// the cache is away this process keeps what it read for two seconds.</remarks>
public sealed class PopularSellerCache(
    IConnectionMultiplexer cache,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<PopularSellerCache> logger
)
{
    /// <summary>The most rows a reader may ask for.</summary>
    public const int MaxRows = 50;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LifeWithoutCache = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, Lazy<Task<PopularSellerList>>> _reads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (PopularSellerList List, DateTimeOffset Until)> _kept = new(
        StringComparer.Ordinal
    );

    /// <summary>The newest ranking, at most <see cref="MaxRows"/> stores.</summary>
    public Task<PopularSellerList> GetAsync(
        PopularityWindow window,
        PopularityOrder by,
        CancellationToken cancellationToken
    )
    {
        var key = KeyOf(window, by);
        return _reads.GetOrAdd(key, _ => new(() => ReadAsync(key, window, by))).Value.WaitAsync(cancellationToken);
    }

    /// <summary>Puts a new snapshot into the cache in place of an older one.</summary>
    public async Task PublishAsync(PopularSellerSnapshot snapshot)
    {
        foreach (var by in Enum.GetValues<PopularityOrder>())
            await WriteAsync(KeyOf(new(snapshot.WindowDays), by), PopularSellerList.From(snapshot, by), When.Always);
    }

    private async Task<PopularSellerList> ReadAsync(string key, PopularityWindow window, PopularityOrder by)
    {
        try
        {
            if (_kept.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow())
                return kept.List;
            if (await CachedAsync(key) is { } cached)
                return cached;
            await using var scope = scopes.CreateAsyncScope();
            var snapshot = await scope
                .ServiceProvider.GetRequiredService<PopularSellerSnapshotStore>()
                .NewestAsync(window, CancellationToken.None);
            if (snapshot is null)
                return PopularSellerList.None;
            var list = PopularSellerList.From(snapshot, by);

            // Never over what a refresh has written meanwhile.
            if (!await WriteAsync(key, list, When.NotExists))
                _kept[key] = (list, clock.GetUtcNow() + LifeWithoutCache);
            return list;
        }
        finally
        {
            _reads.TryRemove(key, out _);
        }
    }

    private async Task<PopularSellerList?> CachedAsync(string key)
    {
        try
        {
            var text = await cache.GetDatabase().StringGetAsync(key);
            if (!text.HasValue)
                return null;
            var list = JsonSerializer.Deserialize<PopularSellerList>((string)text!, EventJson.Options);
            if (list?.Sellers is not null && list.ComputedAt > clock.GetUtcNow() - Life * 1.2)
                return list;
            await cache.GetDatabase().KeyDeleteAsync(key);
        }
        catch (JsonException exception)
        {
            logger.LogWarning("A ranking in the cache cannot be read and is replaced: {Reason}", exception.Message);
            await ForgetAsync(key);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning(
                "Popular sellers are read from the database while the cache is away: {Reason}",
                exception.Message
            );
        }

        return null;
    }

    // False while the cache is away.
    private async Task<bool> WriteAsync(string key, PopularSellerList list, When when)
    {
        try
        {
            // Not all at the same moment: up to a tenth sooner or later.
            var life = Life * (0.9 + 0.2 * Random.Shared.NextDouble());
            await cache
                .GetDatabase()
                .StringSetAsync(key, JsonSerializer.Serialize(list, EventJson.Options), life, when);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning("A ranking could not be put into the cache: {Reason}", exception.Message);
            return false;
        }
    }

    private async Task ForgetAsync(string key)
    {
        try
        {
            await cache.GetDatabase().KeyDeleteAsync(key);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning("A ranking could not be taken out of the cache: {Reason}", exception.Message);
        }
    }

    private static string KeyOf(PopularityWindow window, PopularityOrder by) =>
        $"popular:{window.Name}:{by}".ToLowerInvariant();
}

/// <summary>A ranking in one order, as the cache keeps it.</summary>
/// <param name="Version">0 before the first was computed.</param>
/// <param name="ComputedAt">Null before the first was computed.</param>
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
