namespace Marketplace.ServiceDefaults.Health;

/// <summary>Tags that define what a health check means for the instance.</summary>
public static class HealthTags
{
    /// <summary>Checked by <c>/alive</c>; must not depend on anything outside the process.</summary>
    public const string Live = "live";

    /// <summary>Checked by <c>/health</c>.</summary>
    public const string Ready = "ready";

    /// <summary>The instance can run without this dependency: a failure reports <c>degraded</c>, never 503.</summary>
    public const string DegradedOnly = "degraded-only";
}
