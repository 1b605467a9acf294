using System.Diagnostics;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.MigrationService;

/// <summary>Waits for the database, takes the lock, migrates and seeds.</summary>
/// <remarks>Repeat: a second run changes nothing. Locks: a session advisory lock, so two runs take turns.</remarks>
public sealed class MigrationRunner(
    MarketplaceDbContext db,
    RuntimeRoles roles,
    IEnumerable<ISeeder> seeders,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<MigrationRunner> logger
)
{
    /// <summary>Runs in its own scope.</summary>
    /// <returns>0 when the schema is ready, otherwise 1 (the reason is logged).</returns>
    /// <exception cref="CannotStartException">The database cannot be reached or used.</exception>
    public static async Task<int> RunAsync(
        IServiceProvider services,
        MigrationArguments arguments,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MigrationRunner>().RunAsync(arguments, cancellationToken);
    }

    private async Task<int> RunAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Reset && !environment.IsDevelopment())
        {
            logger.LogCritical(
                "Nothing was deleted: --reset is refused outside the development environment; this is {Environment}",
                environment.EnvironmentName
            );
            return 1;
        }

        var (started, isReached) = (Stopwatch.GetTimestamp(), false);
        try
        {
            await new DatabaseWait(db, clock, logger).RunAsync(arguments.Patience, cancellationToken);
            isReached = true;
            await PrepareAsync(arguments, cancellationToken);
            logger.LogInformation(
                "Database ready after {Seconds:0.0} s",
                Stopwatch.GetElapsedTime(started).TotalSeconds
            );
            return 0;
        }
        catch (Exception exception)
            when (exception is not CannotStartException
                && !(isReached && DatabaseFault.IsUnreachable(exception))
                && HostRun.Explain(exception) is { } why
            )
        {
            throw new CannotStartException(why, exception);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or CannotStartException))
        {
            logger.LogCritical(exception, "Migration failed: {Reason}", exception.Message);
            return 1;
        }
    }

    private async Task PrepareAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await AdvisoryLocks.Migration.WaitInSessionAsync(db, cancellationToken);
        try
        {
            if (arguments.Reset)
                await DropEverythingAsync(cancellationToken);
            await MigrateAsync(cancellationToken);
            await roles.GrantAsync(cancellationToken);
            await SeedAsync(arguments, cancellationToken);
        }
        finally
        {
            await AdvisoryLocks.Migration.ReleaseInSessionAsync(db);
        }
    }

    private async Task DropEverythingAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync(
            """
            DO $$
            DECLARE schema_name text;
            BEGIN
              FOR schema_name IN SELECT nspname FROM pg_namespace WHERE nspname NOT IN ('information_schema', 'public')
                  AND nspname !~ '^pg_' LOOP
                EXECUTE format('DROP SCHEMA %I CASCADE', schema_name);
              END LOOP;
            END $$;
            """,
            cancellationToken
        );
        logger.LogWarning("Deleted everything in the database");
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var change = new SchemaChange(db, clock, logger);
        var migrator = db.GetService<IMigrator>();
        var last = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).LastOrDefault();
        // One by one: locks of the first are not held while the second waits for its own. One that was added behind
        // those that are applied already is no target, to which these would be reverted: then all come at once.
        foreach (var name in (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList())
        {
            logger.LogInformation("Applying migration {Migration}", name);
            var isBehind = string.CompareOrdinal(name, last) < 0;
            var target = isBehind ? null : name;
            await change.RunAsync($"Migration {name}", ct => migrator.MigrateAsync(target, ct), cancellationToken);
            if (isBehind)
                break;
        }

        foreach (var (name, sql) in RepeatableSql.All())
        {
            logger.LogDebug("Running {Script}", name);
            var statements = sql.Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal);
            await change.RunAsync(
                $"Script {name}",
                ct => db.Database.ExecuteSqlRawAsync(statements, ct),
                cancellationToken
            );
        }
    }

    private async Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        foreach (var seeder in seeders.Where(s => s.IsWanted(arguments)).OrderBy(s => s.Order))
            await seeder.SeedAsync(arguments, cancellationToken);
    }
}
