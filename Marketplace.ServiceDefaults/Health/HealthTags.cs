namespace Marketplace.ServiceDefaults.Health;

/// <summary>Marks that say what a health check means for the instance.</summary>
public static class HealthTags
{
    /// <summary>Asked by <c>/alive</c>; touches nothing outside the process.</summary>
    public const string Live = "live";

    /// <summary>Asked by <c>/health</c>.</summary>
    public const string Ready = "ready";

    /// <summary>The instance goes on without this dependency, only worse: a failure degrades and never answers
    /// 503.</summary>
    public const string DegradedOnly = "degraded-only";
}
