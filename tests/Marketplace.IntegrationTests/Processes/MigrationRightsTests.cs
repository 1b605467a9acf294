using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Processes;

/// <summary>The roles of the Api and the Worker get the rights they need from the migration, and no others.</summary>
public sealed class MigrationRightsTests
{
    private const string Host = "id-api-of-a-test";
    private const string Password = "of-a-test";

    // What a flexible server of Azure offers in its database postgres; there the password is a token.
    private const string AzureFunction = $"""
        CREATE FUNCTION pgaadauth_create_principal(role text, is_admin boolean, is_mfa boolean) RETURNS text
        LANGUAGE plpgsql AS
        $$ BEGIN EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', role, '{Password}'); RETURN role; END $$
        """;

    [Fact]
    public async Task Migrate_WithRuntimeRoles_LetsThemReadAndWriteRowsOnly()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        var (missing, output) = await MigrateAsync(backing, database);
        Assert.Equal(1, missing);
        Assert.Contains($"There is no database role {Host}", output, StringComparison.Ordinal);

        var postgres = As(database, settings => settings.Database = "postgres");
        await ExecuteAsync(postgres, AzureFunction);
        Assert.Equal(0, (await MigrateAsync(backing, database)).ExitCode);
        await ExecuteAsync(postgres, "DROP FUNCTION pgaadauth_create_principal");
        Assert.Equal(0, (await MigrateAsync(backing, database)).ExitCode);

        var host = As(database, settings => (settings.Username, settings.Password) = (Host, Password));
        await ExecuteAsync(host, ReadAndWrite);
        await ExecuteAsync(
            database,
            "DO $$ BEGIN IF EXISTS (" + Missing + ") THEN RAISE 'a table without rights'; END IF; END $$"
        );
        foreach (var sql in ChangesOfTheSchema)
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(host, sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }

        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
        await ExecuteAsync(postgres, $"DROP ROLE \"{Host}\"");
    }

    private const string ReadAndWrite = """
        INSERT INTO platform.outbox_messages (id, type, subject, payload, occurred_at, available_at, attempts)
        VALUES (gen_random_uuid(), 'a.b.c', 'rights', '{}', now(), now(), 0);
        DELETE FROM platform.outbox_messages WHERE subject = 'rights';
        SELECT products.resembles('kettle', 'kettle');
        """;

    private static readonly string[] ChangesOfTheSchema =
    [
        "CREATE TABLE platform.of_a_host ()",
        "TRUNCATE platform.outbox_messages",
        "ALTER TABLE platform.outbox_messages ADD of_a_host integer",
        "CREATE ROLE of_a_host",
    ];

    /// <summary>Tables and sequences of the product that the role may not use.</summary>
    private const string Missing = $"""
        SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE pg_get_userbyid(n.nspowner) = current_user AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND (c.relkind IN ('r', 'v', 'm', 'p') AND (SELECT count(*) < 4
              FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
              WHERE has_table_privilege('{Host}', c.oid, p))
               OR c.relkind = 'S' AND NOT has_sequence_privilege('{Host}', c.oid, 'USAGE'))
        """;

    private static string As(string database, Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(database) { Pooling = false };
        change(settings);
        return settings.ConnectionString;
    }

    private static async Task<(int ExitCode, string Output)> MigrateAsync(TestBacking backing, string database)
    {
        var settings = HostProcess.Settings(backing, database);
        settings["Database:RuntimeRoles:0"] = Host;
        await using var migration = HostProcess.Start("Marketplace.MigrationService", settings);
        return (await migration.ExitCodeAsync(), migration.Output);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
