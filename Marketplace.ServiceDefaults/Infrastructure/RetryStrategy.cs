using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace Marketplace.ServiceDefaults;

/// <summary>Retries transient database failures up to three times within about a second each.</summary>
/// <remarks>A command that timed out is not retried: a database that does not answer would keep its callers for four
/// times the time-out. A lock that was not granted in the time that was allowed for it is the matter of whoever set
/// that time.</remarks>
internal sealed class RetryStrategy(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(
        dependencies,
        maxRetryCount: 3,
        maxRetryDelay: TimeSpan.FromSeconds(1),
        errorCodesToAdd: null
    )
{
    protected override bool ShouldRetryOn(Exception? exception) =>
        exception is not TimeoutException
        && exception?.InnerException is not TimeoutException
        && exception is not PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }
        && exception?.InnerException is not PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }
        && base.ShouldRetryOn(exception);
}
