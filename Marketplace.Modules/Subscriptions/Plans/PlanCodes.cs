namespace Marketplace.Modules.Subscriptions;

/// <summary>Plan codes with a fixed meaning.</summary>
public static class PlanCodes
{
    /// <summary>The plan of every store without a paid subscription; it has no subscription row.</summary>
    public const string Free = "free";
}
