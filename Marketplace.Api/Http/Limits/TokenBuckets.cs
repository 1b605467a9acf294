using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Marketplace.Foundation;
using StackExchange.Redis;

namespace Marketplace.Api.Http;

/// <summary>Token buckets shared by all instances through Redis; each instance counts locally while Redis is
/// unavailable.</summary>
public sealed class TokenBuckets(IConnectionMultiplexer redis, TimeProvider clock, ILogger<TokenBuckets> logger)
{
    private const int MaxLocal = 50_000;

    private const string Script = """
        local state = redis.call('HMGET', KEYS[1], 't', 'at')
        local capacity, window, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local tokens = tonumber(state[1]) or capacity
        local at = tonumber(state[2]) or now
        tokens = math.min(capacity, tokens + math.max(0, now - at) * capacity / window)
        local allowed = 0
        local wanted = tonumber(ARGV[4])
        if tokens >= 1 or wanted < 0 then tokens = math.min(capacity, tokens - wanted); allowed = 1 end
        redis.call('HSET', KEYS[1], 't', tostring(tokens), 'at', tostring(now))
        redis.call('PEXPIRE', KEYS[1], window)
        local per_token = window / capacity
        return { allowed, math.floor(tokens), math.ceil((1 - math.min(1, tokens)) * per_token),
            math.ceil((capacity - tokens) * per_token) }
        """;

    private static readonly Counter<long> Fallbacks = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.rate_limit.fallback",
        "{request}",
        "Requests counted in process because Redis was unavailable"
    );

    private static readonly Counter<long> Refused = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.rate_limit.refused",
        "{request}",
        "Requests rejected by a rate limit, by bucket"
    );

    private readonly ConcurrentDictionary<string, (double Tokens, long At)> _local = new(StringComparer.Ordinal);

    /// <summary>Takes one token.</summary>
    public Task<Bucket> TakeAsync(string key, int capacity, TimeSpan window) => QueryAsync(key, capacity, window, 1);

    /// <summary>Checks whether a token is available without taking it.</summary>
    public Task<Bucket> PeekAsync(string key, int capacity, TimeSpan window) => QueryAsync(key, capacity, window, 0);

    /// <summary>Puts a token back that was taken for something that turned out not to count.</summary>
    public Task GiveBackAsync(string key, int capacity, TimeSpan window) => QueryAsync(key, capacity, window, -1);

    private async Task<Bucket> QueryAsync(string key, int capacity, TimeSpan window, int tokens)
    {
        var bucket = await QueryRedisOrLocalAsync(key, capacity, window, tokens);
        if (!bucket.Allowed)
            Refused.Add(1, new KeyValuePair<string, object?>("bucket", key.Split(':')[1]));
        return bucket;
    }

    private async Task<Bucket> QueryRedisOrLocalAsync(string key, int capacity, TimeSpan window, int tokens)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (redis.IsConnected)
        {
            try
            {
                var values = (long[])
                    (
                        await redis
                            .GetDatabase()
                            .ScriptEvaluateAsync(Script, [key], [capacity, (long)window.TotalMilliseconds, now, tokens])
                    )!;
                return new(
                    values[0] == 1,
                    capacity,
                    (int)values[1],
                    TimeSpan.FromMilliseconds(values[2]),
                    TimeSpan.FromMilliseconds(values[3])
                );
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                logger.LogWarning(
                    "Redis is unavailable; counting rate limits in process: {Reason}",
                    exception.GetType().Name
                );
            }
        }

        Fallbacks.Add(1);
        return TakeLocal(key, capacity, window.TotalMilliseconds, now, tokens);
    }

    private Bucket TakeLocal(string key, int capacity, double window, long now, int wanted)
    {
        if (_local.Count > MaxLocal)
            _local.Clear();
        var allowed = false;
        var state = _local.AddOrUpdate(
            key,
            _ => Take(capacity, now),
            (_, old) => Take(Math.Min(capacity, old.Tokens + Math.Max(0, now - old.At) * capacity / window), now)
        );
        return new(
            allowed,
            capacity,
            (int)state.Tokens,
            Refills(1 - Math.Min(1, state.Tokens)),
            Refills(capacity - state.Tokens)
        );

        TimeSpan Refills(double tokens) => TimeSpan.FromMilliseconds(tokens * window / capacity);

        (double, long) Take(double tokens, long at)
        {
            allowed = tokens >= 1 || wanted < 0;
            return (allowed ? Math.Min(capacity, tokens - wanted) : tokens, at);
        }
    }
}

/// <summary>State of a bucket after an attempt to take a token.</summary>
/// <param name="RetryAfter">Time until a token is available; zero if one is.</param>
/// <param name="FullAfter">Time until the bucket is full.</param>
public readonly record struct Bucket(bool Allowed, int Limit, int Remaining, TimeSpan RetryAfter, TimeSpan FullAfter)
{
    /// <summary><c>rate.limited</c> with the seconds to wait.</summary>
    public Error Refusal => PlatformErrors.RateLimited.With(("retryAfter", Math.Max(1, Seconds(RetryAfter))));

    /// <summary>Whole seconds, rounded up.</summary>
    public static int Seconds(TimeSpan time) => Math.Max(0, (int)Math.Ceiling(time.TotalSeconds));
}
