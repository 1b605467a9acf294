using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>What a store's owner does with the subscription.</summary>
/// <remarks>Locks: to subscribe, the store's; then the subscription's row, invoice numbers and payments. To others than
/// members the store has no subscription.</remarks>
public sealed class SubscriptionService(
    UnitOfWork unitOfWork,
    ISubscriptionRepository subscriptions,
    IPlanRepository plans,
    SubscriptionBillingService billing,
    IEnumerable<ISurplusListings> listings,
    ISellerDirectory sellers,
    TimeProvider clock
)
{
    /// <summary>Starts a subscription: it waits for the payment of its first invoice.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> for a store that closed for good; <c>subscription.exists</c>;
    /// <c>plan.not_offered</c>;
    /// <c>subscription.same_plan</c> for the free plan; those of payments.</remarks>
    public Task<Result<BilledSubscription>> SubscribeAsync(
        Actor actor,
        Guid sellerId,
        string planCode,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<BilledSubscription>(
            async ct =>
            {
                if (!actor.MayActFor(sellerId) || await IsClosedAsync(actor.Id, sellerId, ct))
                    return PlatformErrors.NotFound;
                if (await subscriptions.LockLiveAsync(sellerId, ct) is not null)
                    return SubscriptionErrors.Exists;
                if (planCode == PlanCodes.Free)
                    return SubscriptionErrors.SamePlan;
                var plan = await OfferedAsync(planCode, ct);
                if (!plan.Succeeded)
                    return plan.Error;
                var subscription = Subscription.Start(
                    Ids.New(clock),
                    sellerId,
                    actor.Id,
                    plan.Value,
                    clock.GetUtcNow()
                );
                subscriptions.Add(subscription);
                return await billing.StartAsync(subscription, plan.Value, ct);
            },
            cancellationToken
        );

    /// <summary>Says what a change of plan would cost, when it would apply and which listings it would hide.</summary>
    /// <remarks>Errors as <see cref="ChangeAsync"/>.</remarks>
    public async Task<Result<PlanChangePreview>> PreviewChangeAsync(
        Actor actor,
        Guid sellerId,
        string planCode,
        CancellationToken cancellationToken
    )
    {
        if (
            !actor.MayActFor(sellerId)
            || await subscriptions.FindLiveAsync(sellerId, cancellationToken) is not { } subscription
        )
            return PlatformErrors.NotFound;
        var change = await DecideAsync(subscription, planCode, cancellationToken);
        if (!change.Succeeded)
            return change.Error;
        var hidden = new List<SurplusListing>();
        foreach (var source in listings)
            hidden.AddRange(
                await source.BeyondAsync(
                    sellerId,
                    change.Value.To.Limits.GetValueOrDefault(UsageMetrics.ActiveListings),
                    cancellationToken
                )
            );
        return new PlanChangePreview(change.Value, hidden);
    }

    /// <summary>Changes the plan: a larger one once its invoice is paid, a smaller one (the free one included) when the
    /// paid time ends.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> without a subscription; <c>subscription.invalid_transition</c> unless
    /// active and still paid;
    /// <c>subscription.change_pending</c>; <c>subscription.same_plan</c>; <c>plan.not_offered</c>; those of
    /// payments.</remarks>
    public Task<Result<BilledSubscription>> ChangeAsync(
        Actor actor,
        Guid sellerId,
        string planCode,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<BilledSubscription>(
            async ct =>
            {
                if (
                    !actor.MayActFor(sellerId)
                    || await subscriptions.LockLiveAsync(sellerId, ct) is not { } subscription
                )
                    return PlatformErrors.NotFound;
                var change = await DecideAsync(subscription, planCode, ct);
                if (!change.Succeeded)
                    return change.Error;
                if (change.Value.Proration is not null)
                    return await billing.UpgradeAsync(subscription, change.Value, ct);
                if (planCode == PlanCodes.Free)
                    await billing.CancelAtEndAsync(subscription, ct);
                else
                    await billing.DowngradeAtEndAsync(subscription, change.Value.To, ct);
                return new BilledSubscription(subscription, null, null);
            },
            cancellationToken
        );

    /// <summary>Ends the subscription with its paid time; one that is not paid ends at once.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> without a subscription. Repeat: changes nothing.</remarks>
    public Task<Result<Subscription>> CancelAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Subscription>(
            async ct =>
            {
                if (
                    !actor.MayActFor(sellerId)
                    || await subscriptions.LockLiveAsync(sellerId, ct) is not { } subscription
                )
                    return PlatformErrors.NotFound;
                if (subscription.Status != SubscriptionStatus.Active)
                    await billing.EndNowAsync(subscription, ct);
                else if (!subscription.CancelAtPeriodEnd)
                    await billing.CancelAtEndAsync(subscription, ct);
                return subscription;
            },
            cancellationToken
        );

    /// <summary>Takes back a cancellation, a planned smaller plan or an unpaid upgrade.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> without a subscription; <c>subscription.invalid_transition</c> when
    /// nothing is planned, when the paid time is over,
    /// and for a smaller plan whose first period is paid.</remarks>
    public Task<Result<Subscription>> ResumeAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Subscription>(
            async ct =>
            {
                if (
                    !actor.MayActFor(sellerId)
                    || await subscriptions.LockLiveAsync(sellerId, ct) is not { } subscription
                )
                    return PlatformErrors.NotFound;
                if (
                    subscription.Status != SubscriptionStatus.Active
                    || !subscription.HasOpenPlans
                    || subscription.PaidUntil <= clock.GetUtcNow()
                )
                    return SubscriptionErrors.NotFrom(subscription, "resume");
                await billing.ResumeAsync(subscription, ct);
                return subscription;
            },
            cancellationToken
        );

    // Held, not only read: a store that closes meanwhile would end the subscriptions it has, and this one come after.
    private async Task<bool> IsClosedAsync(Guid ownerId, Guid sellerId, CancellationToken cancellationToken) =>
        (await sellers.HoldForAsync(ownerId, [sellerId], cancellationToken)).GetValueOrDefault(sellerId).Store
            is not { Status: not SellerStatus.Closed };

    private async Task<Result<PlanChange>> DecideAsync(
        Subscription subscription,
        string planCode,
        CancellationToken cancellationToken
    )
    {
        var to = await OfferedAsync(planCode, cancellationToken);
        if (!to.Succeeded)
            return to.Error;
        return PlanChange.Decide(
            subscription,
            await plans.VersionAsync(subscription.PlanCode, subscription.PlanVersion, cancellationToken),
            to.Value,
            clock.GetUtcNow()
        );
    }

    private async Task<Result<PlanVersion>> OfferedAsync(string planCode, CancellationToken cancellationToken)
    {
        var plan = await plans.FindAsync(planCode, cancellationToken);
        return plan is { Active: true } && plan.VersionAt(clock.GetUtcNow()) is { } version
            ? version
            : SubscriptionErrors.PlanNotOffered.With(("planCode", planCode));
    }
}

/// <summary>A subscription with what is to be paid now.</summary>
/// <param name="Invoice">Null where the change costs nothing now.</param>
/// <param name="Payment">Null where nothing is to be paid; ask for its page after the commit.</param>
public sealed record BilledSubscription(Subscription Subscription, Invoice? Invoice, PaymentSummary? Payment);

/// <summary>What a change of plan would do.</summary>
/// <param name="WillHide">Listings beyond the new plan's limit, newest first.</param>
public sealed record PlanChangePreview(PlanChange Change, IReadOnlyList<SurplusListing> WillHide);
