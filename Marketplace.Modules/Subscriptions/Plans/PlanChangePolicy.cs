using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Which plans a store may choose, and what changing to one means.</summary>
public sealed class PlanChangePolicy(IPlanRepository plans, TimeProvider clock)
{
    /// <summary>The version of a plan that is on offer now.</summary>
    /// <remarks>Errors: <c>plan.not_offered</c>.</remarks>
    public async Task<Result<PlanVersion>> FindOfferedAsync(string planCode, CancellationToken cancellationToken)
    {
        var plan = await plans.FindAsync(planCode, cancellationToken);
        return plan is { Active: true } && plan.VersionAt(clock.GetUtcNow()) is { } version
            ? version
            : SubscriptionErrors.PlanNotOffered.With(("planCode", planCode));
    }

    /// <summary>What a change to this plan costs and when it takes effect.</summary>
    /// <remarks>Errors: <c>plan.not_offered</c>; those of <see cref="PlanChange.Decide"/>.</remarks>
    public async Task<Result<PlanChange>> DecideAsync(
        Subscription subscription,
        string planCode,
        CancellationToken cancellationToken
    )
    {
        var to = await FindOfferedAsync(planCode, cancellationToken);
        if (!to.Succeeded)
            return to.Error;
        return PlanChange.Decide(
            subscription,
            await plans.GetVersionAsync(subscription.PlanCode, subscription.PlanVersion, cancellationToken),
            to.Value,
            clock.GetUtcNow()
        );
    }
}
