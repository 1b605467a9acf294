using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Processes;

/// <summary>In Azure the hosts are members of one role and not the owners of the tables: the migration gives that role
/// its rights.</summary>
public sealed class MigrationRightsTests
{
    private const string Role = "azure_pg_admin";
    private const string Host = "identity_of_another_host";

    [Fact]
    public async Task Migrate_WhereTheRoleExists_LetsItsMembersWork()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        Assert.Equal(0, await MigrateAsync(backing, database));
        await ExecuteAsync(database, $"CREATE ROLE {Host} LOGIN PASSWORD 'of-a-test'");
        var other = new NpgsqlConnectionStringBuilder(database)
        {
            Username = Host,
            Password = "of-a-test",
            Pooling = false,
        }.ConnectionString;
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (
                await Assert.ThrowsAsync<PostgresException>(() =>
                    ExecuteAsync(other, "SELECT FROM platform.migrations")
                )
            ).SqlState
        );
        await ExecuteAsync(database, $"CREATE ROLE {Role}; GRANT {Role} TO {Host}");

        Assert.Equal(0, await MigrateAsync(backing, database));

        await ExecuteAsync(other, "SELECT FROM platform.migrations");
        await ExecuteAsync(
            other,
            """
            INSERT INTO platform.outbox_messages (id, type, subject, payload, occurred_at, available_at, attempts)
            VALUES (gen_random_uuid(), 'a.b.c', 'rights', '{}', now(), now(), 0);
            DELETE FROM platform.outbox_messages WHERE subject = 'rights';
            SELECT products.resembles('kettle', 'kettle');
            """
        );
        await ExecuteAsync(
            database,
            "DO $$ BEGIN IF EXISTS (" + Missing + ") THEN RAISE 'a table without rights'; END IF; END $$"
        );
        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
    }

    /// <summary>Tables and sequences of the product that a member of the role may not use.</summary>
    private const string Missing = $"""
        SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE pg_get_userbyid(n.nspowner) = current_user AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND (c.relkind IN ('r', 'v', 'm', 'p') AND (SELECT count(*) < 4
              FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
              WHERE has_table_privilege('{Role}', c.oid, p))
               OR c.relkind = 'S' AND NOT has_sequence_privilege('{Role}', c.oid, 'USAGE'))
        """;

    private static async Task<int> MigrateAsync(TestBacking backing, string database)
    {
        await using var migration = HostProcess.Start(
            "Marketplace.MigrationService",
            HostProcess.Settings(backing, database)
        );
        return await migration.ExitCodeAsync();
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
