using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Runs the due steps of the billing cycle: renewal invoices, reminders, suspension, cancellation.</summary>
internal sealed class BillingCycleService(
    UnitOfWork unitOfWork,
    ISubscriptionRepository subscriptions,
    IPlanRepository plans,
    DunningService dunning,
    SubscriptionEventPublisher events,
    TimeProvider clock
)
{
    /// <summary>Runs every due step of a subscription, each in its own transaction.</summary>
    /// <remarks>Repeat: does nothing when no step is due. Locks: the subscription's row, so concurrent workers are
    /// serialised.</remarks>
    /// <returns>The number of steps run.</returns>
    public async Task<int> AdvanceAsync(Guid subscriptionId, CancellationToken cancellationToken)
    {
        var steps = 0;
        while (await unitOfWork.RunAsync(ct => StepAsync(subscriptionId, ct), cancellationToken))
            steps++;
        return steps;
    }

    private async Task<bool> StepAsync(Guid subscriptionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await subscriptions.FindForUpdateAsync(subscriptionId, cancellationToken) is not { } subscription)
            return false;
        if (subscription.NextStep() is not { } step || step.At > now)
            return false;
        var before = (subscription.PlanCode, subscription.PlanVersion);
        await RunAsync(step.Kind, subscription, now, cancellationToken);
        if (before != (subscription.PlanCode, subscription.PlanVersion))
            events.Changed(subscription);
        return true;
    }

    private async Task RunAsync(
        SubscriptionStepKind kind,
        Subscription subscription,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        switch (kind)
        {
            case SubscriptionStepKind.Expire or SubscriptionStepKind.End:
                await dunning.EndAsync(subscription, cancellationToken);
                break;
            case SubscriptionStepKind.DropUpgrade:
                await dunning.DropUpgradeAsync(subscription, cancellationToken);
                break;
            case SubscriptionStepKind.IssueRenewal:
                await IssueRenewalAsync(subscription, cancellationToken);
                break;
            case SubscriptionStepKind.RollOver:
                subscription.RollOver();
                events.Renewed(subscription);
                break;
            case SubscriptionStepKind.FallDue:
                subscription.FallDue(now);
                events.PastDue(subscription);
                await dunning.RemindAsync(subscription, DueMail.FirstReminder, cancellationToken);
                break;
            case SubscriptionStepKind.Remind:
                subscription.Remind(now);
                await dunning.RemindAsync(subscription, DueMail.Reminder, cancellationToken);
                break;
            case SubscriptionStepKind.Suspend:
                subscription.Suspend();
                events.Suspended(subscription);
                await dunning.RemindAsync(subscription, DueMail.Suspended, cancellationToken);
                break;
            case SubscriptionStepKind.GiveUp:
                await dunning.GiveUpAsync(subscription, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Unknown step {kind}.");
        }
    }

    private async Task IssueRenewalAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var (code, version) = subscription.RenewalPlan;
        await dunning.IssueRenewalAsync(
            subscription,
            await plans.GetVersionAsync(code, version, cancellationToken),
            cancellationToken
        );
    }
}
