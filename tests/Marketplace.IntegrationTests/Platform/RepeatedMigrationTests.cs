using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Npgsql;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What the scripts that run with every deployment do to a database at work.</summary>
public sealed class RepeatedMigrationTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Scripts_RunAgainWhileABackupReadsEveryTable_WaitForNobody()
    {
        await using var backup = new NpgsqlConnection(app.ConnectionString);
        await backup.OpenAsync();
        await using var reading = await backup.BeginTransactionAsync();
        await ExecuteAsync(
            backup,
            """
            DO $$
            DECLARE held regclass;
            BEGIN
              FOR held IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r'
                  AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)' LOOP
                EXECUTE format('LOCK TABLE %s IN ACCESS SHARE MODE', held);
              END LOOP;
            END $$
            """
        );

        await using var migration = new NpgsqlConnection(app.ConnectionString);
        await migration.OpenAsync();
        await ExecuteAsync(migration, "SET lock_timeout = '2s'");
        var waited = new List<string>();
        foreach (var (name, sql) in RepeatableSql.All())
        {
            try
            {
                await ExecuteAsync(migration, sql);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                waited.Add(name);
            }
        }

        Assert.Empty(waited);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
