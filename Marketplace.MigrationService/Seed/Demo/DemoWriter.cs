using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Writes demo data portion by portion, so that memory never holds the rows of all of them. A portion is
/// written while the next one is generated.</summary>
internal sealed class DemoWriter(NpgsqlConnection connection, DemoTables tables, DemoLedger ledger, ILogger logger)
{
    private const int ProgressLines = 10;

    /// <summary>Generates and writes each portion, and logs every tenth of the way.</summary>
    /// <param name="what">For example <c>purchases</c>.</param>
    /// <param name="generate">Adds the rows of a portion.</param>
    public async Task WriteAsync<T>(
        string what,
        IEnumerable<T[]> portions,
        Action<T[]> generate,
        CancellationToken cancellationToken
    )
    {
        var all = portions.ToArray();
        var (total, done) = (all.Sum(portion => portion.LongLength), 0L);
        var writing = Task.CompletedTask;
        foreach (var portion in all)
        {
            try
            {
                generate(portion);
            }
            finally
            {
                await writing;
            }

            writing = WriteAsync(ledger.TakeAccounts(), tables.Take(), cancellationToken);
            var before = done;
            done += portion.Length;
            if (all.Length > 1 && done * ProgressLines / total > before * ProgressLines / total)
                logger.LogInformation("Demo data: {Done} of {Total} {What}", done, total, what);
        }

        await writing;
    }

    /// <summary>Writes the rows that were added.</summary>
    public Task WriteAsync(CancellationToken cancellationToken) =>
        WriteAsync(ledger.TakeAccounts(), tables.Take(), cancellationToken);

    private Task WriteAsync(
        IReadOnlyList<LedgerAccount> accounts,
        IReadOnlyList<BulkTable> rows,
        CancellationToken cancellationToken
    ) =>
        Task.Run(
            async () =>
            {
                await OpenAsync(accounts, cancellationToken);
                foreach (var table in rows)
                    await table.WriteAsync(connection, cancellationToken);
            },
            cancellationToken
        );

    private async Task OpenAsync(IReadOnlyList<LedgerAccount> accounts, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO ledger.accounts (code, type, seller_id, currency) SELECT *, 'TRY' FROM unnest(@codes, @types, "
                + "@sellers) ON CONFLICT DO NOTHING",
            connection
        );
        command.Parameters.AddWithValue("codes", accounts.Select(a => a.Code).ToArray());
        command.Parameters.AddWithValue("types", accounts.Select(a => a.Type.ToString()).ToArray());
        command.Parameters.AddWithValue("sellers", accounts.Select(a => a.SellerId).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
