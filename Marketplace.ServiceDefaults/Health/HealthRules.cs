using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>What holds for every health check, whoever registered it: it is bounded in time, and the marked ones only
/// degrade.</summary>
/// <remarks>
/// A time limit on the registration alone only asks the check to stop, and a driver that waits for a frozen server does
/// not hear it
/// (45 s were seen). So the answer is given at the limit, whether the check has ended or not.
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
                return new HealthCheckResult(context.Registration.FailureStatus, "No answer in time.", exception);
            }
        }
    }
}
