using System.Linq.Expressions;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Which subscriptions decide about a store's limits; a store without one has the free plan.</summary>
/// <remarks>The only place that says so in code; I13-listings-are-counted.sql checks it from outside.</remarks>
internal static class PlanInForce
{
    /// <summary>The rule for queries.</summary>
    public static readonly Expression<Func<Subscription, bool>> Decides = s =>
        s.Status == SubscriptionStatus.Active || s.Status == SubscriptionStatus.PastDue;

    /// <summary>The same rule in SQL, of a subscription named <c>s</c>.</summary>
    public const string DecidesSql = "s.status IN ('Active', 'PastDue')";

    private static readonly Func<Subscription, bool> DecidesLoaded = Decides.Compile();

    /// <summary>The rule for a loaded subscription.</summary>
    public static bool IsDecidedBy(Subscription subscription) => DecidesLoaded(subscription);
}
