using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Carries out what the billing calendar says is due: invoices, reminders, ends.</summary>
public sealed class BillingCycleService(
    UnitOfWork unitOfWork,
    ISubscriptionRepository subscriptions,
    IPlanRepository plans,
    DunningService dues,
    SubscriptionEventPublisher news,
    TimeProvider clock
)
{
    /// <summary>Does every due step of a subscription, each in a transaction of its own.</summary>
    /// <remarks>Repeat: nothing is due any more. Locks: the subscription's row; two workers take turns.</remarks>
    /// <returns>How many steps were done.</returns>
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
        if (await subscriptions.LockAsync(subscriptionId, cancellationToken) is not { } subscription)
            return false;
        if (subscription.NextStep() is not { } step || step.At > now)
            return false;
        var before = (subscription.PlanCode, subscription.PlanVersion);
        switch (step.Kind)
        {
            case SubscriptionStepKind.Expire or SubscriptionStepKind.End:
                await dues.EndAsync(subscription, cancellationToken);
                break;
            case SubscriptionStepKind.DropUpgrade:
                await dues.DropUpgradeAsync(subscription, cancellationToken);
                break;
            case SubscriptionStepKind.IssueRenewal:
                var (code, version) = subscription.RenewalPlan;
                await dues.IssueRenewalAsync(
                    subscription,
                    await plans.VersionAsync(code, version, cancellationToken),
                    cancellationToken
                );
                break;
            case SubscriptionStepKind.RollOver:
                subscription.RollOver();
                news.Renewed(subscription);
                break;
            case SubscriptionStepKind.FallDue:
                subscription.FallDue(now);
                news.PastDue(subscription);
                await dues.RemindAsync(subscription, DueMail.FirstReminder, cancellationToken);
                break;
            case SubscriptionStepKind.Remind:
                subscription.Remind(now);
                await dues.RemindAsync(subscription, DueMail.Reminder, cancellationToken);
                break;
            case SubscriptionStepKind.Suspend:
                subscription.Suspend();
                news.Suspended(subscription);
                await dues.RemindAsync(subscription, DueMail.Suspended, cancellationToken);
                break;
            case SubscriptionStepKind.GiveUp:
                await dues.GiveUpAsync(subscription, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Unknown step {step.Kind}.");
        }

        if (before != (subscription.PlanCode, subscription.PlanVersion))
            news.Changed(subscription);
        return true;
    }
}
