using System.Diagnostics;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Waits for what the product does in the background.</summary>
internal static class ShopQueues
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until every event is handled.</summary>
    public static Task DrainAsync(this BenchShop shop) =>
        UntilNoneAsync(
            shop,
            "The events were never all handled.",
            "SELECT EXISTS (SELECT 1 FROM platform.outbox_messages WHERE published_at IS NULL)"
                + " OR EXISTS (SELECT 1 FROM platform.deliveries)"
        );

    /// <summary>Waits until every mail is sent.</summary>
    public static Task UntilMailsAreSentAsync(this BenchShop shop) =>
        UntilNoneAsync(
            shop,
            "The mails were never all sent.",
            "SELECT EXISTS (SELECT 1 FROM platform.mails WHERE sent_at IS NULL AND dead_at IS NULL)"
        );

    private static async Task UntilNoneAsync(BenchShop shop, string never, string areSomeLeft)
    {
        await using var connection = await shop.ConnectAsync();
        await using var command = new NpgsqlCommand(areSomeLeft, connection);
        await command.PrepareAsync();
        var started = Stopwatch.GetTimestamp();
        while ((bool)(await command.ExecuteScalarAsync())!)
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException(never);
            await Task.Delay(Glance);
        }
    }
}
