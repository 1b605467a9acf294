namespace Marketplace.Modules.Subscriptions;

/// <summary>Stores plans with their versions.</summary>
public interface IPlanRepository
{
    void Add(Plan plan);

    /// <summary>The plan with all versions, tracked; null when unknown.</summary>
    Task<Plan?> FindAsync(string code, CancellationToken cancellationToken);

    /// <summary>A version that is known to exist.</summary>
    Task<PlanVersion> GetVersionAsync(string code, int version, CancellationToken cancellationToken);
}
