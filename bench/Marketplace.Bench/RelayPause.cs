using Npgsql;

namespace Marketplace.Bench;

/// <summary>Keeps the outbox relay from becoming leader until disposed: events are written, none is relayed.</summary>
internal sealed class RelayPause : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private RelayPause(NpgsqlConnection connection) => _connection = connection;

    public static async Task<RelayPause> BeginAsync(BenchShop shop)
    {
        await shop.DrainAsync();
        var settings = new NpgsqlConnectionStringBuilder(shop.Database) { Pooling = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(7420001)", connection);
        await command.ExecuteNonQueryAsync();
        return new(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
