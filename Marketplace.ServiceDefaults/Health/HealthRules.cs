using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>Rules for all health checks, whoever registered them: each has a time limit, and those tagged
/// <see cref="HealthTags.DegradedOnly"/> only degrade.</summary>
/// <remarks>
/// The timeout of a registration only signals cancellation, which a driver waiting for a frozen server may ignore (45 s
/// were observed). So a result is returned at the limit, whether or not the check has finished.
/// </remarks>
internal static class HealthRules
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    internal static void Apply(HealthCheckServiceOptions options)
    {
        foreach (var registration in options.Registrations)
        {
            if (registration.Tags.Contains(HealthTags.DegradedOnly))
                registration.FailureStatus = HealthStatus.Degraded;

            registration.Timeout = Limit;
            var create = registration.Factory;
            registration.Factory = services => new BoundedCheck(create(services));
        }
    }

    private sealed class BoundedCheck(IHealthCheck check) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                return await Task.Run(() => check.CheckHealthAsync(context, cancellationToken), cancellationToken)
                    .WaitAsync(Limit, TimeProvider.System, cancellationToken);
            }
            catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
            {
                return new HealthCheckResult(context.Registration.FailureStatus, "The check timed out.", exception);
            }
        }
    }
}
