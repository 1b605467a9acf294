using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Marketplace.Api.Http;

/// <summary>Limits how often an account's password may be guessed from one address, wherever a password is
/// asked for.</summary>
/// <remarks>Counted by account and address together, so that nobody can use up the attempts of somebody else; only
/// wrong passwords count. An address without an account counts the same. Guesses from many addresses end in the lock
/// of the account (<see cref="AuthService"/>). Source: docs/decisions/0024-sign-in-limits.md.</remarks>
public sealed class SignInLimits(TokenBuckets buckets, IConnectionMultiplexer redis, IOptions<RateLimitOptions> options)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly string[] WrongPassword =
    [
        UserErrors.InvalidCredentials.Code,
        UserErrors.WrongPassword.Code,
    ];

    /// <summary>Runs a password check unless too many went wrong before.</summary>
    /// <param name="email">Normalised address of the account.</param>
    /// <returns>What the check returns, or <c>rate.limited</c> without running it.</returns>
    public async Task<Result<T>> LimitAsync<T>(string email, HttpContext context, Func<Task<Result<T>>> checkAsync)
    {
        if (!options.Value.Enabled)
            return await checkAsync();
        var address = ClientAddress.PartitionOf(context.Connection.RemoteIpAddress);
        var key = $"rl:sign-in:{HashOf(email)}:{await EpochAsync(email)}:{address}";
        var (capacity, window) = (options.Value.AccountLoginPerHour, Hour);
        // Taken before the check, so that parallel guesses cannot pass together.
        if (await buckets.TakeAsync(key, capacity, window) is { Allowed: false } bucket)
            return bucket.Refusal;
        var counts = false;
        try
        {
            var result = await checkAsync();
            counts = WrongPassword.Contains(result.Error?.Code);
            return result;
        }
        catch (OperationCanceledException)
        {
            // Hanging up is no way to guess without being counted.
            counts = true;
            throw;
        }
        finally
        {
            if (!counts)
                await buckets.GiveBackAsync(key, capacity, window);
        }
    }

    /// <summary>Forgets the wrong passwords of an account, from every address.</summary>
    /// <remarks>Does nothing while Redis is unavailable.</remarks>
    public async Task ForgetAsync(string email)
    {
        try
        {
            await redis.GetDatabase().StringSetAsync(EpochKey(email), Guid.CreateVersion7().ToString("N"), Hour);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // The buckets refill within the hour.
        }
    }

    /// <summary>Part of the key of every bucket of an account; a new value makes all of them start full.</summary>
    private async Task<string> EpochAsync(string email)
    {
        if (!redis.IsConnected)
            return "0";
        try
        {
            return (string?)await redis.GetDatabase().StringGetAsync(EpochKey(email)) ?? "0";
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return "0";
        }
    }

    private static string EpochKey(string email) => $"rl:sign-in-epoch:{HashOf(email)}";

    /// <summary>Redis holds no e-mail addresses.</summary>
    internal static string HashOf(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)));
}
