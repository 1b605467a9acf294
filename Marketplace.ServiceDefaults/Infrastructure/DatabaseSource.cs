using Npgsql;

namespace Marketplace.ServiceDefaults;

/// <summary>Connections to another database of the server, authenticated as those to the product's own.</summary>
public static class DatabaseSource
{
    /// <summary>Opens nothing yet. The caller disposes it.</summary>
    public static NpgsqlDataSource Create(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        AzureDatabaseAccess.UseEntraIdWithoutPassword(builder);
        return builder.Build();
    }
}
