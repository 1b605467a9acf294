using Marketplace.Foundation;
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

    /// <summary>Records a statement only as part of a request, an event or a job, never the polling of an idle
    /// Worker.</summary>
    internal static void TraceWantedStatements(NpgsqlDataSourceBuilder source) =>
        source.ConfigureTracing(tracing =>
            tracing
                .ConfigureCommandFilter(_ => StatementTracing.IsWanted())
                .ConfigureBatchFilter(_ => StatementTracing.IsWanted())
                .ConfigureCopyOperationFilter(_ => StatementTracing.IsWanted())
                .ConfigureCommandSpanNameProvider(command => StatementName.Of(command.CommandText))
                .ConfigureBatchSpanNameProvider(batch => $"BATCH {StatementName.Of(FirstOf(batch))}")
                // A filter is not asked about these, and the pool connects in the background too.
                .EnablePhysicalOpenTracing(false)
        );

    private static string FirstOf(NpgsqlBatch batch) =>
        batch.BatchCommands.Count == 0 ? "" : batch.BatchCommands[0].CommandText;
}
