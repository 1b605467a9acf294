using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Limits what people without an account can make the marketplace do.</summary>
public sealed class GuestLimits(TokenBuckets buckets, IOptions<RateLimitOptions> options)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Places a guest's order, unless too many were placed from this network address: each holds stock until
    /// it is paid.</summary>
    /// <returns>What the placing returns, or <c>rate.limited</c> without trying. What was refused does not
    /// count.</returns>
    public async Task<Result<T>> LimitAsync<T>(HttpContext context, Func<Task<Result<T>>> placeAsync)
    {
        if (!options.Value.Enabled)
            return await placeAsync();
        var key = $"rl:guest-orders:{ClientAddress.PartitionOf(context.Connection.RemoteIpAddress)}";
        var perHour = options.Value.GuestOrdersPerHour;
        if (await buckets.TakeAsync(key, perHour, Hour) is { Allowed: false } bucket)
            return bucket.Refusal;
        var placed = await placeAsync();
        if (!placed.Succeeded)
            await buckets.GiveBackAsync(key, perHour, Hour);
        return placed;
    }

    /// <summary>Whether an address may be mailed its links once more; counts it if so.</summary>
    /// <param name="email">Normalised.</param>
    public async Task<bool> MayMailAsync(string email) =>
        !options.Value.Enabled
        || (
            await buckets.TakeAsync(
                $"rl:guest-links:{SignInLimits.HashOf(email)}",
                options.Value.GuestLinksPerHour,
                Hour
            )
        ).Allowed;
}
