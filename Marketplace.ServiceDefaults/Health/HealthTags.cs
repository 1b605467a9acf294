using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>Marks that say what a health check means for the instance.</summary>
public static class HealthTags
{
    /// <summary>Asked by <c>/alive</c>; touches nothing outside the process.</summary>
    public const string Live = "live";

    /// <summary>Asked by <c>/health</c>.</summary>
    public const string Ready = "ready";

    /// <summary>The instance goes on without this dependency, only worse: a failure degrades and never answers 503.</summary>
    public const string DegradedOnly = "degraded-only";

    /// <summary>The longest any check may take before it counts as failed.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Bounds every registered check and lets the marked ones only degrade.</summary>
    internal static void Apply(HealthCheckServiceOptions options)
    {
        foreach (var check in options.Registrations)
        {
            if (check.Timeout <= TimeSpan.Zero || check.Timeout > Limit)
                check.Timeout = Limit;

            if (check.Tags.Contains(DegradedOnly))
                check.FailureStatus = HealthStatus.Degraded;
        }
    }
}
