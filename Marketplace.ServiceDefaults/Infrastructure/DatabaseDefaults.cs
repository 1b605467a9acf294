using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Marketplace.ServiceDefaults;

/// <summary>How the hosts use PostgreSQL where the operator's connection string leaves it open.</summary>
internal static class DatabaseDefaults
{
    private const int AutoPreparedStatements = 128;

    internal static void Apply(NpgsqlConnectionStringBuilder settings, IHostEnvironment environment)
    {
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = AutoPreparedStatements;
        // Whoever changes a session puts it back himself; all else is SET LOCAL. The reset would be one more statement
        // for each use of a connection.
        settings.NoResetOnClose = true;
        settings.ApplicationName ??= environment.ApplicationName;
    }
}
