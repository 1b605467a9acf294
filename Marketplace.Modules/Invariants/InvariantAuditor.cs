using System.Data;
using Marketplace.Foundation;
using Npgsql;

namespace Marketplace.Modules.Invariants;

/// <summary>Checks every invariant against one read-only snapshot of the database.</summary>
/// <remarks>Errors: against a database with a different schema version, a check that needs a missing table or column
/// fails with PostgreSQL's error.</remarks>
public static class InvariantAuditor
{
    private const int Examples = 5;
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Checks all invariants.</summary>
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
            await using (var readOnly = new NpgsqlCommand("SET TRANSACTION READ ONLY", connection, transaction))
                await readOnly.ExecuteNonQueryAsync(cancellationToken);
            var checks = new List<InvariantCheck>();
            foreach (var invariant in Invariant.All)
                checks.Add(await CheckAsync(invariant, connection, transaction, now, cancellationToken));
            return new(checks.TrueForAll(check => check.Violations == 0), now, checks);
        }
        finally
        {
            if (wasClosed)
                await connection.CloseAsync();
        }
    }

    /// <summary>Checks one invariant inside the caller's transaction, including its uncommitted changes.</summary>
    public static async Task<InvariantCheck> CheckAsync(
        Invariant invariant,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            $"SELECT COUNT(*), (ARRAY_AGG(violation))[1:{Examples}] FROM ({invariant.Sql}) AS violations",
            connection,
            transaction
        );
        command.CommandTimeout = (int)CommandTimeout.TotalSeconds;
        if (invariant.Sql.Contains("@now", StringComparison.Ordinal))
            command.Parameters.AddWithValue("now", now);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            invariant.Code,
            invariant.Title.English,
            reader.GetInt64(0),
            await reader.IsDBNullAsync(1, cancellationToken) ? [] : reader.GetFieldValue<string[]>(1)
        );
    }
}

/// <summary>Result of checking all invariants.</summary>
public sealed record InvariantReport(bool Ok, DateTimeOffset CheckedAt, IReadOnlyList<InvariantCheck> Checks)
{
    /// <summary>The report with titles in the given language.</summary>
    public InvariantReport In(Language language) =>
        this with
        {
            Checks = Checks
                .Select(check =>
                    check with
                    {
                        Title = Invariant.All.Single(invariant => invariant.Code == check.Code).Title.In(language),
                    }
                )
                .ToArray(),
        };
}

/// <summary>Result of checking one invariant.</summary>
/// <param name="Examples">Descriptions of up to five violations.</param>
public sealed record InvariantCheck(string Code, string Title, long Violations, IReadOnlyList<string> Examples);
