using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Marketplace.Api.Products;

/// <summary>Decides whether a product view counts: once per visitor every 30 minutes.</summary>
/// <remarks>Visitors are identified by a keyed hash of user or IP address and browser, kept for at most a day. While
/// the cache is unavailable every view counts.</remarks>
public sealed class ViewDeduplication(
    IConnectionMultiplexer redis,
    IOptions<SecretOptions> secrets,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock,
    ILogger<ViewDeduplication> logger
)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private readonly Lazy<byte[]> _key = new(() => secrets.Value.DeriveKey("product-visitors"));

    /// <summary>Whether the view counts, and whether it is the visitor's first on this day.</summary>
    public async Task<(bool Counts, bool IsFirstToday)> JudgeAsync(Guid productId, string visitor)
    {
        var day = marketplace.Value.DayOf(clock.GetUtcNow()).DayNumber;
        try
        {
            var database = redis.GetDatabase();
            if (!await database.StringSetAsync($"view:{productId:N}:{Hash(visitor)}", 1, Window, When.NotExists))
                return (false, false);
            return (
                true,
                await database.StringSetAsync(
                    $"viewday:{productId:N}:{Hash($"{day}|{visitor}")}",
                    1,
                    TimeSpan.FromDays(1),
                    When.NotExists
                )
            );
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning("Views are not deduplicated while the cache is unavailable: {Reason}", exception.Message);
            return (true, false);
        }
    }

    private string Hash(string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(value)).AsSpan(0, 12));
}
