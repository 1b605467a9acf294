using System.Diagnostics;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.IntegrationTests.Chaos;

/// <summary>A migration that has to wait for a long read does not make everybody else wait, and takes nothing
/// back.</summary>
public sealed class MigrationLockTests
{
    // It adds a column to payments.payouts.
    private const string AddsAColumn = "20261130113824_KeepPayoutRunsAndAnchorDays";
    private const string Before = "20261130113717_AddRefundsByBank";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_WhileABackupReadsTheTable_LetsOthersReadAndIsDoneAfterwards()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        var logs = new LogLines();
        using var host = NewHost(backing, database, logs);
        await MigrateToAsync(host, Before);
        await using var backup = new NpgsqlConnection(database);
        await backup.OpenAsync(Token);
        await using var reading = await backup.BeginTransactionAsync(Token);
        await ReadAsync(backup);

        var migrating = MigrationRunner.RunAsync(host.Services, new MigrationArguments(), Token);
        var longest = TimeSpan.Zero;
        await MarketplaceApp.EventuallyAsync(
            "the migration has given way twice",
            async () =>
            {
                Assert.False(migrating.IsCompleted, string.Join('\n', logs.All));
                longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, (await ReadAloneAsync(database)).Ticks));
                return logs.All.Count(line => line.Contains("did not get its lock", StringComparison.Ordinal)) >= 2;
            }
        );
        // A migration waits for its lock for three seconds, and a reader behind it no longer.
        Assert.True(longest < TimeSpan.FromSeconds(20), $"A reader waited for {longest}.");
        Assert.Contains(
            logs.All,
            line => line.Contains($"Migration {AddsAColumn} did not get", StringComparison.Ordinal)
        );
        Assert.Contains(logs.All, line => line.Contains($"process {backup.ProcessID} ", StringComparison.Ordinal));

        await reading.RollbackAsync(Token);
        Assert.Equal(0, await migrating);
        await using var after = new NpgsqlConnection(database);
        await after.OpenAsync(Token);
        await using var column = new NpgsqlCommand("SELECT count(run_id) FROM payments.payouts", after);
        Assert.Equal(0L, await column.ExecuteScalarAsync(Token));
    }

    /// <summary>A branch was merged after another one, whose migration is newer and was applied already; still newer
    /// ones come with it.</summary>
    [Fact]
    public async Task Migrate_OneWasAddedBehindTheNewest_RevertsNone()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        using var host = NewHost(backing, database, new LogLines());
        await MigrateToAsync(host, AddsAColumn);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        await using var forget = new NpgsqlCommand(
            $"""
            ALTER TABLE payments.refunds DROP COLUMN bank_reference;
            DELETE FROM platform.migrations WHERE migration_id = '{Before}';
            CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF EXISTS (SELECT FROM pg_event_trigger_dropped_objects() WHERE object_type = 'table column') THEN
                RAISE EXCEPTION 'a column is dropped';
              END IF;
            END $$;
            CREATE EVENT TRIGGER refuse_drops ON sql_drop EXECUTE FUNCTION public.refuse();
            """,
            connection
        );
        await forget.ExecuteNonQueryAsync(Token);

        Assert.Equal(0, await MigrationRunner.RunAsync(host.Services, new MigrationArguments(), Token));

        await using var columns = new NpgsqlCommand(
            "SELECT count(bank_reference) + count(failed_provider_refund_ids) + count(split_of) FROM payments.refunds",
            connection
        );
        Assert.Equal(0L, await columns.ExecuteScalarAsync(Token));
    }

    private static IHost NewHost(TestBacking backing, string database, LogLines logs)
    {
        var builder = Host.CreateApplicationBuilder();
        TestConfiguration.Apply(builder.Configuration, backing, database);
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MigrationComposition.ConfigureContext);
        builder.AddCache(ResourceNames.Cache);
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceMigration();
        builder.Services.AddSingleton<ILoggerProvider>(logs);
        return builder.Build();
    }

    private static async Task MigrateToAsync(IHost host, string migration)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        await db.GetService<IMigrator>().MigrateAsync(migration, Token);
    }

    /// <summary>How long a reader of the table waits.</summary>
    private static async Task<TimeSpan> ReadAloneAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        var started = Stopwatch.GetTimestamp();
        await ReadAsync(connection);
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task ReadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM payments.payouts", connection);
        command.CommandTimeout = 30;
        await command.ExecuteScalarAsync(Token);
    }
}
