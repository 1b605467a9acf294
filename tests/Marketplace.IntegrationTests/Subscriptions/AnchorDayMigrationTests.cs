using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>A subscription whose paid time has begun has the day on which it renews, without which it could not be
/// changed.</summary>
public sealed class AnchorDayMigrationTests
{
    private const string Began = """
        SET session_replication_role = replica;
        INSERT INTO subscriptions.subscriptions (id, seller_id, payer_id, status, plan_code, plan_version, created_at,
            current_period_start, current_period_end, paid_until, cancel_at_period_end, reminders_sent, version)
        VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'Active', 'standard', 1, now(),
            '2026-11-28 23:30+00', '2026-12-28 23:30+00', '2026-12-28 23:30+00', false, 0, 1);
        SET session_replication_role = origin
        """;

    [Fact]
    public async Task Migrate_PaidTimeWithoutItsDay_HasIt_AndNoneLosesItLater()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        var options = new DbContextOptionsBuilder<MarketplaceDbContext>().UseNpgsql(database);
        MigrationComposition.ConfigureContext(options);
        await using var db = new MarketplaceDbContext((DbContextOptions<MarketplaceDbContext>)options.Options);
        var names = db.Database.GetMigrations().ToList();
        var index = names.FindIndex(n => n.EndsWith("_KeepPayoutRunsAndAnchorDays", StringComparison.Ordinal));
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(names[index - 1]);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using (var add = new NpgsqlCommand(Began, connection))
            await add.ExecuteNonQueryAsync();

        await migrator.MigrateAsync(names[index]);

        await using (var read = new NpgsqlCommand("SELECT anchor_day FROM subscriptions.subscriptions", connection))
            Assert.Equal(28, await read.ExecuteScalarAsync());
        await using (
            var lose = new NpgsqlCommand("UPDATE subscriptions.subscriptions SET anchor_day = NULL", connection)
        )
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => lose.ExecuteNonQueryAsync());
            Assert.Equal("ck_subscriptions_anchor", refused.ConstraintName);
        }

        NpgsqlConnection.ClearPool(connection);
        await connection.CloseAsync();
        await backing.DropDatabaseAsync(database);
    }
}
