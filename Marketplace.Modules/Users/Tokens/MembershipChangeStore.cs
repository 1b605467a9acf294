using System.Globalization;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Marketplace.Modules.Users;

/// <summary>Remembers whose memberships of stores changed lately, so that a member who is removed or gets another role
/// does not keep the access that their token tells of.</summary>
/// <remarks>
/// An entry is the time of the last change and lives as long as a token can. It is read from the cache each time, so a
/// change holds in every process at once.
/// Errors: none; while the cache cannot be reached, memberships are looked up instead of believed.
/// Source: docs/decisions/0012-sessions.md.
/// </remarks>
public sealed class MembershipChangeStore(
    IConnectionMultiplexer cache,
    TimeProvider clock,
    ILogger<MembershipChangeStore> logger
) : IMembershipChanges
{
    /// <summary>How far the clocks of two processes may differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MarkLife = AccessTokenIssuer.Life + TimeSpan.FromMinutes(1);

    public async Task<bool> AnnounceAsync(Guid userId)
    {
        try
        {
            await cache.GetDatabase().StringSetAsync(KeyOf(userId), clock.GetUtcNow().ToUnixTimeSeconds(), MarkLife);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning(
                "Cannot announce a change of memberships of user {UserId}; trying again: {Reason}",
                userId,
                exception.Message
            );
            return false;
        }
    }

    /// <summary>Whether memberships in a token may be out of date and must be looked up.</summary>
    /// <param name="issuedAt">When the token was issued.</param>
    public async Task<bool> IsOutdatedAsync(Guid userId, DateTimeOffset issuedAt)
    {
        try
        {
            var mark = await cache.GetDatabase().StringGetAsync(KeyOf(userId));
            return mark.HasValue
                && mark.TryParse(out long changedAt)
                && issuedAt <= DateTimeOffset.FromUnixTimeSeconds(changedAt) + ClockSkew;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning("Cannot read changes of memberships; looking them up: {Reason}", exception.Message);
            return true;
        }
    }

    private static RedisKey KeyOf(Guid userId) =>
        string.Create(CultureInfo.InvariantCulture, $"auth:memberships-changed:{userId}");
}
