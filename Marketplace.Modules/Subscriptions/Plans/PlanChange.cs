using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>What a wish for another plan means for a running subscription.</summary>
/// <param name="To">The wanted version.</param>
/// <param name="Proration">What is to be paid; null where the change waits for the end of the paid time.</param>
/// <param name="EffectiveAt">When the plan applies.</param>
public sealed record PlanChange(PlanVersion From, PlanVersion To, Proration? Proration, DateTimeOffset EffectiveAt)
{
    /// <summary>A larger plan applies at once, a smaller or equally dear one when the paid time ends.</summary>
    /// <remarks>Errors: <c>subscription.invalid_transition</c> unless active and still paid;
    /// <c>subscription.change_pending</c>; <c>subscription.same_plan</c>.</remarks>
    public static Result<PlanChange> Decide(
        Subscription subscription,
        PlanVersion from,
        PlanVersion to,
        DateTimeOffset now
    )
    {
        if (subscription.Status != SubscriptionStatus.Active || subscription.PaidUntil <= now)
            return SubscriptionErrors.NotFrom(subscription, "change");
        if (subscription.HasPlans)
            return SubscriptionErrors.ChangePending;
        if (to.PlanCode == from.PlanCode && to.Version == from.Version)
            return SubscriptionErrors.SamePlan;
        var (start, day) = (subscription.CurrentPeriodStart!.Value, subscription.AnchorDay!.Value);
        return Proration.IsDearer(to, from, start, day)
            ? new PlanChange(from, to, Proration.Of(from, to, start, day, subscription.PaidUntil!.Value, now), now)
            : new PlanChange(from, to, null, subscription.PaidUntil!.Value);
    }
}
