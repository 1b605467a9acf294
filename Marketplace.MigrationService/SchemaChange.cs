using System.Data;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Changes the schema of a marketplace at work: no statement waits for a lock longer than
/// <see cref="LockTimeout"/>, because everybody who uses the table afterwards waits behind it.</summary>
/// <remarks>Repeat: a change that did not get its lock is undone and tried again, after pauses in which the others go
/// on. Each must be a transaction of its own.</remarks>
internal sealed class SchemaChange(MarketplaceDbContext db, TimeProvider clock, ILogger logger)
{
    /// <summary>How long a statement waits for a lock.</summary>
    internal static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long a change is tried; a deployment on Azure waits for twenty minutes.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private const string SetLockTimeout = "SET lock_timeout = '3s'";

    // Without the statement's text: it may hold personal data.
    private const string OldestTransaction = """
        SELECT format('process %s (%s, %s) since %s seconds', pid, coalesce(nullif(application_name, ''), 'unnamed'),
            coalesce(usename, 'unknown'), floor(extract(epoch FROM now() - xact_start))) AS "Value"
        FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
        ORDER BY xact_start LIMIT 1
        """;

    /// <summary>Makes one change on the open connection.</summary>
    /// <param name="name">What the log calls it.</param>
    /// <exception cref="TimeoutException">It never got its lock; nothing of it was done.</exception>
    internal async Task RunAsync(
        string name,
        Func<CancellationToken, Task> changeAsync,
        CancellationToken cancellationToken
    )
    {
        var until = clock.GetUtcNow() + Patience;
        for (var tries = 1; ; tries++)
        {
            try
            {
                await AttemptAsync(changeAsync, cancellationToken);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                var oldest = await OldestTransactionAsync(cancellationToken);
                var pause = PauseAfter(tries);
                if (clock.GetUtcNow() + pause > until)
                    throw new TimeoutException(GivenUp(name, oldest), exception);
                logger.LogWarning(
                    "{Change} did not get its lock within {LockTimeout} s and lets others go first; try {Tries}, the "
                        + "next in {Pause} s. The oldest open transaction: {Transaction}",
                    name,
                    LockTimeout.TotalSeconds,
                    tries,
                    pause.TotalSeconds,
                    oldest
                );
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    private async Task AttemptAsync(Func<CancellationToken, Task> changeAsync, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync(SetLockTimeout, cancellationToken);
        try
        {
            await changeAsync(cancellationToken);
        }
        finally
        {
            // What follows on this connection, such as a seed, waits as long as it must.
            if (db.Database.GetDbConnection().State == ConnectionState.Open)
                await db.Database.ExecuteSqlRawAsync("RESET lock_timeout", CancellationToken.None);
        }
    }

    private async Task<string> OldestTransactionAsync(CancellationToken cancellationToken) =>
        (await db.Database.SqlQueryRaw<string>(OldestTransaction).ToListAsync(cancellationToken)).FirstOrDefault()
        ?? "none that this user may see";

    private static string GivenUp(string name, string oldest) =>
        $"{name} did not get its lock within {Patience}. The oldest open transaction: {oldest}. Wait until it has "
        + "ended (a backup, a long query), or end it, and start the migration again.";

    private static TimeSpan PauseAfter(int tries)
    {
        var pause = ShortestPause * tries;
        return pause < LongestPause ? pause : LongestPause;
    }
}
