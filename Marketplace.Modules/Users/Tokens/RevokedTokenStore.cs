using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Marketplace.Modules.Users;

/// <summary>Revoked access tokens, so that a closed session ends immediately instead of after 15 minutes.</summary>
/// <remarks>
/// An entry is a session id or a security stamp and lives as long as a token can. Written to the cache; reads go
/// through a short-lived in-process cache.
/// Errors: none; while the cache is unavailable, tokens of sessions closed in another process stay valid until they
/// expire. Source: docs/decisions/0012-sessions.md.
/// </remarks>
public sealed class RevokedTokenStore(
    IConnectionMultiplexer cache,
    TimeProvider clock,
    ILogger<RevokedTokenStore> logger
)
{
    private static readonly TimeSpan MarkLife = AccessTokenIssuer.Life + TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MemoryLife = TimeSpan.FromSeconds(3);
    private const int MaxRemembered = 50_000;

    private readonly ConcurrentDictionary<string, (bool IsRevoked, DateTimeOffset Until)> _memory = new(
        StringComparer.Ordinal
    );

    /// <summary>Revokes the access tokens of one session.</summary>
    public Task RevokeSessionAsync(Guid sessionId) => RevokeAsync(sessionId.ToString());

    /// <summary>Revokes all access tokens issued under a previous security stamp.</summary>
    public Task RevokeStampAsync(string stamp) => RevokeAsync(stamp);

    /// <summary>Whether a token's session or security stamp was revoked.</summary>
    public async Task<bool> IsRevokedAsync(string sessionId, string stamp)
    {
        var now = clock.GetUtcNow();
        if (Remembered(sessionId, now) is { } session && Remembered(stamp, now) is { } user)
            return session || user;
        try
        {
            var marks = await cache.GetDatabase().StringGetAsync([KeyOf(sessionId), KeyOf(stamp)]);
            Remember(sessionId, marks[0].HasValue, now);
            Remember(stamp, marks[1].HasValue, now);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning(
                "Cannot read revoked tokens; tokens are trusted until they expire: {Reason}",
                exception.Message
            );
            Remember(sessionId, false, now);
            Remember(stamp, false, now);
        }

        return Remembered(sessionId, now) == true || Remembered(stamp, now) == true;
    }

    private async Task RevokeAsync(string mark)
    {
        _memory[mark] = (true, clock.GetUtcNow() + MarkLife);
        try
        {
            await cache.GetDatabase().StringSetAsync(KeyOf(mark), 1, MarkLife);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning(
                "Cannot publish a revocation; other processes accept its access tokens until they expire: {Reason}",
                exception.Message
            );
        }
    }

    private bool? Remembered(string mark, DateTimeOffset now) =>
        _memory.TryGetValue(mark, out var known) && known.Until > now ? known.IsRevoked : null;

    private void Remember(string mark, bool isRevoked, DateTimeOffset now)
    {
        // A revocation by this process must survive a read that started before it.
        var until = now + (isRevoked ? MarkLife : MemoryLife);
        _memory.AddOrUpdate(
            mark,
            (isRevoked, until),
            (_, known) => known.IsRevoked && known.Until > now ? known : (isRevoked, until)
        );
        if (_memory.Count <= MaxRemembered)
            return;
        foreach (var (old, known) in _memory)
        {
            if (known.Until <= now)
                _memory.TryRemove(old, out _);
        }
    }

    private static RedisKey KeyOf(string mark) => "auth:revoked:" + mark;
}
