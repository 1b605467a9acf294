using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Waits for a database server that does not answer yet, and says once for each reason why.</summary>
internal sealed class DatabaseWait(MarketplaceDbContext db, TimeProvider clock, ILogger logger)
{
    /// <summary>Returns once the server answers, with or without the database.</summary>
    /// <exception cref="CannotStartException">It cannot be reached for longer than
    /// <paramref name="patience"/>.</exception>
    internal async Task RunAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + patience;
        string? told = null;
        while (true)
        {
            try
            {
                await db.Database.OpenConnectionAsync(cancellationToken);
                await db.Database.CloseConnectionAsync();
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                return;
            }
            catch (Exception exception) when (IsFromDatabase(exception) && clock.GetUtcNow() < until)
            {
                var reason = Reason(exception);
                if (reason != told)
                    logger.LogInformation("Waiting up to {Patience} for the database: {Reason}", patience, reason);
                told = reason;
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
            catch (Exception exception) when (DatabaseFault.IsUnreachable(exception))
            {
                throw new CannotStartException(
                    $"{Reason(exception)}. Check ConnectionStrings__{ResourceNames.Database} and that PostgreSQL is "
                        + "running there.",
                    exception
                );
            }
        }
    }

    private static bool IsFromDatabase(Exception exception) =>
        exception is NpgsqlException or InvalidOperationException || DatabaseFault.IsUnreachable(exception);

    private string Reason(Exception exception) =>
        DatabaseFault.IsUnreachable(exception)
            ? DatabaseFault.Describe(db.Database.GetConnectionString(), exception)
            : HostRun.Explain(exception) ?? exception.Message;
}
