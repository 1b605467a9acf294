using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Marketplace.Foundation;

/// <summary>What failures of the database mean to a caller.</summary>
public static class InfrastructureErrors
{
    /// <summary><c>platform.busy</c> when others were in the way, <c>platform.unavailable</c> when the database cannot
    /// be reached; null for everything else.</summary>
    public static ErrorDefinition? Of(Exception exception) =>
        exception switch
        {
            _ when Cause<PostgresException>(exception)
                    is {
                        SqlState: PostgresErrorCodes.SerializationFailure
                            or PostgresErrorCodes.DeadlockDetected
                            or PostgresErrorCodes.LockNotAvailable
                    } => PlatformErrors.Busy,
            BusyException => PlatformErrors.Busy,
            RetryLimitExceededException => PlatformErrors.Unavailable,
            _ when Cause<NpgsqlException>(exception)
                    is { IsTransient: true }
                        or { InnerException: System.Net.Sockets.SocketException } => PlatformErrors.Unavailable,
            TimeoutException => PlatformErrors.Unavailable,
            _ => null,
        };

    /// <summary>Finds the exception of this type in the chain of inner exceptions: save failures are wrapped, and
    /// wrapped again when retries run out.</summary>
    private static T? Cause<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not (null or T))
            exception = exception.InnerException;
        return exception as T;
    }
}
