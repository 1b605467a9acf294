using Azure.Core;
using Azure.Identity;
using Npgsql;

namespace Marketplace.ServiceDefaults;

/// <summary>Authenticates to Azure Database for PostgreSQL flexible server with the host's managed identity instead of
/// a
/// password.</summary>
/// <remarks>Source: Microsoft Entra authentication for Azure Database for PostgreSQL. Tokens are valid for about an
/// hour.</remarks>
internal static class AzureDatabaseAccess
{
    private const string AzureDomain = ".postgres.database.azure.com";
    private static readonly string[] Scopes = ["https://ossrdbms-aad.database.windows.net/.default"];
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Does nothing unless the host is an Azure server and the connection string has no password.</summary>
    internal static void UseEntraIdWithoutPassword(NpgsqlDataSourceBuilder source)
    {
        if (!IsWanted(source.ConnectionStringBuilder))
            return;
        var credential = new DefaultAzureCredential();
        source.UsePeriodicPasswordProvider(
            async (_, cancellationToken) =>
                (await credential.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken)).Token,
            Renewal,
            RetryAfterFailure
        );
    }

    /// <summary>Whether a connection string requires a token.</summary>
    internal static bool IsWanted(NpgsqlConnectionStringBuilder settings) =>
        string.IsNullOrEmpty(settings.Password)
        && settings.Host?.EndsWith(AzureDomain, StringComparison.OrdinalIgnoreCase) == true;
}
