using System.Globalization;
using Marketplace.Modules.Invariants;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Checks every invariant of a database, read-only, and prints the result.</summary>
public static class VerifyCommand
{
    /// <summary>Its command-line option.</summary>
    public const string Option = "--verify";

    private const string DatabaseOption = "--database";

    /// <summary>Checks the database of <c>--database CONNECTION</c>, otherwise the configured one.</summary>
    /// <returns>0 when all hold, 1 when one is broken.</returns>
    /// <exception cref="CannotStartException">No database is given, or its schema is not this build's.</exception>
    public static Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, CancellationToken cancellationToken)
    {
        var at = args.ToList().IndexOf(DatabaseOption);
        var given =
            at >= 0 && at + 1 < args.Count
                ? args[at + 1]
                : new ConfigurationBuilder()
                    .AddEnvironmentVariables()
                    .AddSecretFiles()
                    .Build()
                    .GetConnectionString(ResourceNames.Database);
        return string.IsNullOrWhiteSpace(given)
            ? throw new CannotStartException(
                $"no database is given. Use {DatabaseOption} CONNECTION, for example "
                    + "\"Host=localhost;Database=marketplacedb;Username=auditor\", or set "
                    + $"ConnectionStrings__{ResourceNames.Database}."
            )
            : RunAsync(given, TimeProvider.System, output, cancellationToken);
    }

    /// <summary>Checks a database.</summary>
    /// <returns>0 when all invariants hold, 1 when one is broken.</returns>
    /// <exception cref="CannotStartException">The schema is not this build's.</exception>
    public static async Task<int> RunAsync(
        string connectionString,
        TimeProvider clock,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var connection = new NpgsqlConnection(ReadOnly(connectionString));
            var report = await InvariantAuditor.CheckAsync(connection, clock.GetUtcNow(), cancellationToken);
            await PrintAsync(report, output);
            return report.Ok ? 0 : 1;
        }
        catch (PostgresException exception)
            when (exception.SqlState
                    is PostgresErrorCodes.UndefinedTable
                        or PostgresErrorCodes.UndefinedColumn
                        or PostgresErrorCodes.InvalidSchemaName
            )
        {
            throw new CannotStartException(
                $"the database does not have this build's schema ({exception.MessageText}). Migrate it first, or use "
                    + "the build that migrated it.",
                exception
            );
        }
        catch (Exception exception) when (DatabaseFault.IsUnreachable(exception))
        {
            throw new CannotStartException($"{DatabaseFault.Describe(connectionString, exception)}.", exception);
        }
        catch (ArgumentException exception)
        {
            throw new CannotStartException($"the connection string cannot be read: {exception.Message}", exception);
        }
    }

    private static string ReadOnly(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options = "-c default_transaction_read_only=on",
            Pooling = false,
            ApplicationName = "marketplace-verify",
        }.ConnectionString;

    private static async Task PrintAsync(InvariantReport report, TextWriter output)
    {
        foreach (var check in report.Checks)
        {
            var state = check.Violations == 0 ? "ok" : "BROKEN";
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{check.Code, -4} {state, -7} {check.Violations, 7}  {check.Title}"
                )
            );
            foreach (var example in check.Examples)
                await output.WriteLineAsync($"                      {example}");
        }

        var broken = report.Checks.Count(check => check.Violations > 0);
        await output.WriteLineAsync(
            broken == 0
                ? string.Create(CultureInfo.InvariantCulture, $"All {report.Checks.Count} invariants hold.")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{broken} of {report.Checks.Count} invariants are broken."
                )
        );
    }
}
