using Npgsql;

namespace Marketplace.Bench;

/// <summary>Holds a lock of the background work until disposed.</summary>
internal sealed class BackgroundPause : IAsyncDisposable
{
    private const string Relay = "SELECT pg_advisory_lock(7420001)";
    private const string Mails = "SELECT pg_advisory_lock(hashtextextended('job:platform.send-mails', 0))";
    private readonly NpgsqlConnection _connection;

    private BackgroundPause(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Waits until every event is handled; from then on events are written and none is relayed.</summary>
    public static async Task<BackgroundPause> OfRelayAsync(BenchShop shop)
    {
        await shop.DrainAsync();
        return await HoldAsync(shop, Relay);
    }

    /// <summary>Waits until every mail is sent; from then on mails are queued and none is sent.</summary>
    public static async Task<BackgroundPause> OfMailsAsync(BenchShop shop)
    {
        await shop.UntilMailsAreSentAsync();
        return await HoldAsync(shop, Mails);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<BackgroundPause> HoldAsync(BenchShop shop, string statement)
    {
        var connection = await shop.ConnectAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
        return new(connection);
    }
}
