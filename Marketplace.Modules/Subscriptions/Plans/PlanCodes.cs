namespace Marketplace.Modules.Subscriptions;

/// <summary>Codes of the plans that the product itself knows by name.</summary>
public static class PlanCodes
{
    /// <summary>The plan of every store without a paid subscription; it needs no subscription row.</summary>
    public const string Free = "free";
}
