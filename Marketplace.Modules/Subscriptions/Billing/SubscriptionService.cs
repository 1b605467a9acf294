using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Subscribe, change plan, cancel and resume, for store owners.</summary>
/// <remarks>Order and locks: the store (when subscribing), the subscription's row, invoice numbers, payments. Errors:
/// <c>resource.not_found</c> for users who may not act for the store.</remarks>
public sealed class SubscriptionService(
    UnitOfWork unitOfWork,
    ISubscriptionRepository subscriptions,
    PlanChangePolicy planChanges,
    SubscriptionBillingService billing,
    ISellerDirectory sellers,
    TimeProvider clock
)
{
    /// <summary>Starts a subscription, which becomes active once its first invoice is paid.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> for a permanently closed store; <c>subscription.exists</c>;
    /// <c>plan.not_offered</c>; <c>subscription.same_plan</c> for the free plan; errors of the payment.</remarks>
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
                if (await subscriptions.FindLiveForUpdateAsync(sellerId, ct) is { } live)
                    return SubscriptionErrors.Exists.With(("status", WireName.Of(live.Status)));
                if (planCode == PlanCodes.Free)
                    return SubscriptionErrors.SamePlan;
                var plan = await planChanges.FindOfferedAsync(planCode, ct);
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

    /// <summary>Changes the plan: an upgrade takes effect once its invoice is paid, a downgrade (also to the free plan)
    /// at the end of the paid time.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> without a subscription; <c>subscription.invalid_transition</c> unless
    /// active and paid; <c>subscription.change_pending</c>; <c>subscription.same_plan</c>; <c>plan.not_offered</c>;
    /// errors of the payment.</remarks>
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
                    || await subscriptions.FindLiveForUpdateAsync(sellerId, ct) is not { } subscription
                )
                {
                    return PlatformErrors.NotFound;
                }

                var change = await planChanges.DecideAsync(subscription, planCode, ct);
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

    /// <summary>Cancels the subscription at the end of the paid time; one that is not active ends
    /// immediately.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> without a subscription. Repeat: changes nothing.</remarks>
    public Task<Result<Subscription>> CancelAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Subscription>(
            async ct =>
            {
                if (
                    !actor.MayActFor(sellerId)
                    || await subscriptions.FindLiveForUpdateAsync(sellerId, ct) is not { } subscription
                )
                {
                    return PlatformErrors.NotFound;
                }

                if (subscription.Status != SubscriptionStatus.Active)
                    await billing.EndNowAsync(subscription, ct);
                else if (!subscription.CancelAtPeriodEnd)
                    await billing.CancelAtEndAsync(subscription, ct);
                return subscription;
            },
            cancellationToken
        );

    /// <summary>Undoes a cancellation, a scheduled downgrade or an unpaid upgrade.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> without a subscription; <c>subscription.invalid_transition</c> when
    /// nothing is scheduled, when the paid time has ended, and for a downgrade whose first period is already
    /// paid.</remarks>
    public Task<Result<Subscription>> ResumeAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Subscription>(
            async ct =>
            {
                if (
                    !actor.MayActFor(sellerId)
                    || await subscriptions.FindLiveForUpdateAsync(sellerId, ct) is not { } subscription
                )
                {
                    return PlatformErrors.NotFound;
                }

                if (
                    subscription.Status != SubscriptionStatus.Active
                    || !subscription.HasRevocableChange
                    || subscription.PaidUntil <= clock.GetUtcNow()
                )
                {
                    return SubscriptionErrors.NotFrom(subscription, "resume");
                }

                await billing.ResumeAsync(subscription, ct);
                return subscription;
            },
            cancellationToken
        );

    // Locks the store instead of only reading it: otherwise a store closing concurrently would end its existing
    // subscription and miss this new one.
    private async Task<bool> IsClosedAsync(Guid ownerId, Guid sellerId, CancellationToken cancellationToken) =>
        (await sellers.HoldForAsync(ownerId, [sellerId], cancellationToken)).GetValueOrDefault(sellerId).Store
            is not { Status: not SellerStatus.Closed };
}

/// <summary>A subscription with the invoice and payment due now.</summary>
/// <param name="Invoice">Null when the change costs nothing now.</param>
/// <param name="Payment">Null when no payment is due; request its payment page after the commit.</param>
public sealed record BilledSubscription(Subscription Subscription, Invoice? Invoice, PaymentSummary? Payment);
