using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Lets the roles of the Api and the Worker read and write rows. They can neither change the schema nor make
/// roles.</summary>
/// <remarks>Repeat: grants what is there already without effect. A role that is missing is made where the server has
/// Azure's function for identities; elsewhere the migration fails and names it.</remarks>
public sealed class RuntimeRoles(
    MarketplaceDbContext db,
    IConfiguration configuration,
    IOptions<RuntimeRolesOptions> options,
    ILogger<RuntimeRoles> logger
)
{
    /// <summary>Grants, after the migrations: new tables included.</summary>
    public async Task GrantAsync(CancellationToken cancellationToken)
    {
        foreach (var role in options.Value.RuntimeRoles)
        {
            if (!await ExistsAsync(role, cancellationToken))
                await CreateIdentityAsync(role, cancellationToken);
            await GrantAsync(role, cancellationToken);
            logger.LogInformation("{Role} may read and write", role);
        }
    }

    private Task<bool> ExistsAsync(string role, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<bool>(
                $"""SELECT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = {role}) AS "Value" """
            )
            .SingleAsync(cancellationToken);

    // Azure keeps its functions in the database postgres alone.
    private async Task CreateIdentityAsync(string role, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(ResourceNames.Database))
        {
            Database = "postgres",
            Pooling = false,
        };
        await using var source = DatabaseSource.Create(settings);
        await using var command = source.CreateCommand("SELECT pgaadauth_create_principal($1, false, false)");
        command.Parameters.Add(new() { Value = role });
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedFunction)
        {
            throw new InvalidOperationException(
                $"There is no database role {role}, which Database:RuntimeRoles names. Make it first: "
                    + $"CREATE ROLE \"{role}\" LOGIN PASSWORD '…'",
                exception
            );
        }
    }

    private Task GrantAsync(string role, CancellationToken cancellationToken)
    {
        // A name of RuntimeRolesOptions has no quotes.
        var sql = $$"""
            DO $$
            DECLARE schema_name text;
            BEGIN
              FOR schema_name IN SELECT nspname FROM pg_namespace
                  WHERE nspname NOT IN ('information_schema', 'public') AND nspname !~ '^pg_'
                    AND pg_catalog.pg_has_role(nspowner, 'USAGE') LOOP
                EXECUTE format('GRANT USAGE ON SCHEMA %I TO "{{role}}"', schema_name);
                EXECUTE format(
                  'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO "{{role}}"', schema_name);
                EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO "{{role}}"', schema_name);
              END LOOP;
            END $$;
            """;
        return db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
    }
}
