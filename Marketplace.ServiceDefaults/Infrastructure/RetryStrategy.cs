using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace Marketplace.ServiceDefaults;

/// <summary>Retries transient database failures up to three times within about a second each.</summary>
/// <remarks>A command that timed out is not retried: a database that does not answer would keep its callers for four
/// times the time-out.</remarks>
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
        && base.ShouldRetryOn(exception);
}
