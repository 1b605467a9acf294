using System.Globalization;
using Marketplace.Foundation;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Marketplace.ServiceDefaults;

/// <summary>PostgreSQL settings that apply unless the connection string sets them.</summary>
internal static class DatabaseDefaults
{
    private const int AutoPreparedStatements = 128;

    internal static void Apply(
        NpgsqlConnectionStringBuilder settings,
        IHostApplicationBuilder host,
        TimeSpan? commandTimeout
    )
    {
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = AutoPreparedStatements;
        // What is no number stops the host's start (DatabaseOptions).
        if (
            !settings.ShouldSerialize("Maximum Pool Size")
            && int.TryParse(
                host.Configuration[DatabaseOptions.MaxConnectionsKey],
                CultureInfo.InvariantCulture,
                out var most
            )
            && most > 0
        )
        {
            settings.MaxPoolSize = most;
        }

        if (commandTimeout is { } timeout && !settings.ShouldSerialize("Command Timeout"))
            settings.CommandTimeout = (int)timeout.TotalSeconds;
        // Code that changes session state restores it; everything else uses SET LOCAL. Resetting would add a statement
        // to every use of a connection.
        settings.NoResetOnClose = true;
        settings.ApplicationName ??= host.Environment.ApplicationName;
    }

    /// <summary>Traces statements only inside a request, an event or a job, not the polling of an idle
    /// Worker.</summary>
    internal static void TraceWantedStatements(NpgsqlDataSourceBuilder source) =>
        source.ConfigureTracing(tracing =>
            tracing
                .ConfigureCommandFilter(_ => StatementTracing.IsWanted())
                .ConfigureBatchFilter(_ => StatementTracing.IsWanted())
                .ConfigureCopyOperationFilter(_ => StatementTracing.IsWanted())
                .ConfigureCommandSpanNameProvider(command => StatementName.Of(command.CommandText))
                .ConfigureBatchSpanNameProvider(batch => $"BATCH {StatementName.Of(FirstOf(batch))}")
                // Filters do not apply to these, and the pool also connects in the background.
                .EnablePhysicalOpenTracing(false)
        );

    private static string FirstOf(NpgsqlBatch batch) =>
        batch.BatchCommands.Count == 0 ? "" : batch.BatchCommands[0].CommandText;
}
