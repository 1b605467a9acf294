using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Marketplace.Foundation;

/// <summary>Reads of several modules, sent in one round trip; each module adds its own statement.</summary>
/// <remarks>Order and locks: the statements run in the order in which they were added, in the open transaction if there
/// is one.</remarks>
public sealed class ReadBatch(FoundationDbContext db)
{
    private readonly List<Func<NpgsqlBatchCommand>> _commands = [];
    private readonly List<Func<DbDataReader, CancellationToken, Task>> _readers = [];

    /// <summary>Adds a statement.</summary>
    /// <param name="sql">With parameters <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="read">Reads one row, columns by position.</param>
    /// <param name="combine">Makes the result from the rows.</param>
    /// <param name="values">Of the parameters.</param>
    public BatchedRead<TResult> Add<TRow, TResult>(
        string sql,
        Func<DbDataReader, TRow> read,
        Func<IReadOnlyList<TRow>, TResult> combine,
        params ReadOnlySpan<object> values
    )
        where TResult : class
    {
        var parameters = values.ToArray();
        _commands.Add(() => NewCommand(sql, parameters));
        var result = new BatchedRead<TResult>();
        _readers.Add(async (reader, ct) => result.Value = combine(await RowsAsync(reader, read, ct)));
        return result;
    }

    /// <summary>Sends everything that was added, and reads it; call it once.</summary>
    /// <remarks>Errors: outside a transaction a connection that broke is replaced and the batch sent again, as for any
    /// other read; inside one, whoever opened it begins again.</remarks>
    public Task RunAsync(CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null
            ? db.Database.CreateExecutionStrategy().ExecuteAsync(SendAsync, cancellationToken)
            : SendAsync(cancellationToken);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch(
                (NpgsqlConnection)db.Database.GetDbConnection(),
                (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction()
            );
            if (db.Database.GetCommandTimeout() is { } seconds)
                batch.Timeout = seconds;
            foreach (var newCommand in _commands)
                batch.BatchCommands.Add(newCommand());
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            foreach (var readAsync in _readers)
            {
                await readAsync(reader, cancellationToken);
                await reader.NextResultAsync(cancellationToken);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static NpgsqlBatchCommand NewCommand(string sql, object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(
        DbDataReader reader,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }
}

/// <summary>The result of one statement of a <see cref="ReadBatch"/>.</summary>
public sealed class BatchedRead<T>
    where T : class
{
    /// <summary>Available after <see cref="ReadBatch.RunAsync"/>.</summary>
    public T Value
    {
        get => field ?? throw new InvalidOperationException("The batch has not run yet.");
        internal set;
    }
}
