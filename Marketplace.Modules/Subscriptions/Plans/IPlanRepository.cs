namespace Marketplace.Modules.Subscriptions;

/// <summary>Plans with their versions.</summary>
public interface IPlanRepository
{
    void Add(Plan plan);

    /// <summary>The plan with every version; null when unknown.</summary>
    Task<Plan?> FindAsync(string code, CancellationToken cancellationToken);

    /// <summary>One version that is known to exist.</summary>
    Task<PlanVersion> VersionAsync(string code, int version, CancellationToken cancellationToken);
}
