using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using Npgsql;

namespace Marketplace.Modules.Invariants;

/// <summary>Checks every invariant against one read-only snapshot of the database.</summary>
/// <remarks>Errors: against a database with a different schema version, a check that needs a missing table or column
/// fails with PostgreSQL's error.</remarks>
public static class InvariantAuditor
{
    private const int Examples = 5;
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(5);

    // Whole tables are joined, for which hashing in memory is several times as fast as loops or files.
    private const string Settings =
        "SET TRANSACTION READ ONLY; SET LOCAL work_mem = '64MB'; SET LOCAL enable_nestloop = off";

    /// <summary>Checks all invariants in one snapshot, over this connection and a second one to the same
    /// database.</summary>
    /// <param name="connection">May be open or closed; must not have a transaction in progress.</param>
    public static async Task<InvariantReport> CheckAsync(
        NpgsqlConnection connection,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var wasClosed = connection.State != ConnectionState.Open;
        if (wasClosed)
            await connection.OpenAsync(cancellationToken);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(
                IsolationLevel.RepeatableRead,
                cancellationToken
            );
            var snapshot = await BeginAsync("SELECT pg_export_snapshot()", connection, transaction, cancellationToken);
            await using var other = (NpgsqlConnection)((ICloneable)connection).Clone();
            await other.OpenAsync(cancellationToken);
            await using var same = await other.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await BeginAsync($"SET TRANSACTION SNAPSHOT '{snapshot}'", other, same, cancellationToken);
            var waiting = new ConcurrentQueue<Invariant>(Invariant.All);
            var checks = await Task.WhenAll(
                CheckAsync(waiting, connection, transaction, now, cancellationToken),
                CheckAsync(waiting, other, same, now, cancellationToken)
            );
            var inOrder = Invariant.All.Join(checks.SelectMany(c => c), i => i.Code, c => c.Code, (_, check) => check);
            InvariantCheck[] all = [.. inOrder];
            return new(Array.TrueForAll(all, check => check.Violations == 0), now, all);
        }
        finally
        {
            if (wasClosed)
                await connection.CloseAsync();
        }
    }

    /// <summary>Checks one invariant inside the caller's transaction, including its uncommitted changes.</summary>
    /// <param name="keys">Which keys; an invariant without keys is checked whole.</param>
    public static async Task<InvariantCheck> CheckAsync(
        Invariant invariant,
        KeyRange keys,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT COUNT(*), (ARRAY_AGG(violation))[1:{Examples}] FROM ({invariant.Sql}) AS violations"
            ),
            connection,
            transaction
        );
        command.CommandTimeout = (int)CommandTimeout.TotalSeconds;
        if (invariant.Sql.Contains("@now", StringComparison.Ordinal))
            command.Parameters.AddWithValue("now", now);
        if (invariant.Keys is not null)
        {
            command.Parameters.AddWithValue("from", keys.From);
            command.Parameters.AddWithValue("to", keys.To);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            invariant.Code,
            invariant.Title.English,
            reader.GetInt64(0),
            await reader.IsDBNullAsync(1, cancellationToken) ? [] : reader.GetFieldValue<string[]>(1)
        );
    }

    private static async Task<List<InvariantCheck>> CheckAsync(
        ConcurrentQueue<Invariant> waiting,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var checks = new List<InvariantCheck>();
        while (waiting.TryDequeue(out var invariant))
            checks.Add(await CheckAsync(invariant, KeyRange.All, connection, transaction, now, cancellationToken));
        return checks;
    }

    private static async Task<string?> BeginAsync(
        string first,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        string? answer;
        await using (var begin = new NpgsqlCommand(first, connection, transaction))
            answer = await begin.ExecuteScalarAsync(cancellationToken) as string;
        await using var settings = new NpgsqlCommand(Settings, connection, transaction);
        await settings.ExecuteNonQueryAsync(cancellationToken);
        return answer;
    }
}
