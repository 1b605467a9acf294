using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Plans;

/// <summary>A long queue does not slow its own delivery: each batch asks which subjects wait for a retry, and finds the
/// few in an index of their own.</summary>
public sealed class BacklogPlanTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Deliveries = """
        INSERT INTO platform.deliveries
            (consumer, message_id, type, source, subject, payload, occurred_at, available_at, attempts)
        SELECT 'backlog', gen_random_uuid(), 'a.b.c', 's', n::text, '{}', now(), now(),
            CASE WHEN n % 5000 = 0 THEN 1 ELSE 0 END
        FROM generate_series(1, 10000) n;
        ANALYZE platform.deliveries;
        """;

    private const string Outbox = """
        INSERT INTO platform.outbox_messages (id, type, subject, payload, occurred_at, available_at, attempts)
        SELECT gen_random_uuid(), 'a.b.c', n::text, '{}', now(), now(),
            CASE WHEN n % 5000 = 0 THEN 1 ELSE 0 END
        FROM generate_series(1, 10000) n;
        ANALYZE platform.outbox_messages;
        """;

    [Theory]
    [InlineData(
        Deliveries,
        "platform.deliveries e WHERE e.consumer = 'backlog' AND e.dead_at IS NULL",
        "ix_deliveries_postponed"
    )]
    [InlineData(
        Outbox,
        "platform.outbox_messages e WHERE e.published_at IS NULL AND e.dead_at IS NULL",
        "ix_outbox_postponed"
    )]
    public async Task PostponedSubjects_OfALongQueue_AreFoundByTheirIndex(string backlog, string queue, string index)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var fill = new NpgsqlCommand(backlog, connection, transaction))
            await fill.ExecuteNonQueryAsync();

        await using var explain = new NpgsqlCommand(
            $"EXPLAIN SELECT e.subject FROM {queue} AND e.attempts > 0 AND e.available_at > now()",
            connection,
            transaction
        );
        await using var reader = await explain.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());

        Assert.Contains(index, reader.GetString(0), StringComparison.Ordinal);
    }
}
