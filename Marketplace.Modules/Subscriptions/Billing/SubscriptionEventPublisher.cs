using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Tells the other modules what became of a subscription.</summary>
public sealed class SubscriptionEventPublisher(EventOutbox outbox)
{
    public void Activated(Subscription s) =>
        outbox.Add(new SubscriptionActivated(s.Id, s.SellerId, s.PlanCode, s.PlanVersion, s.CurrentPeriodEnd));

    public void Renewed(Subscription s) =>
        outbox.Add(new SubscriptionRenewed(s.Id, s.SellerId, s.PlanCode, s.PlanVersion, s.CurrentPeriodEnd));

    public void Changed(Subscription s) =>
        outbox.Add(new SubscriptionChanged(s.Id, s.SellerId, s.PlanCode, s.PlanVersion, s.CurrentPeriodEnd));

    public void PastDue(Subscription s) =>
        outbox.Add(new SubscriptionPastDue(s.Id, s.SellerId, s.PlanCode, s.PlanVersion, s.CurrentPeriodEnd));

    public void Suspended(Subscription s) =>
        outbox.Add(new SubscriptionSuspended(s.Id, s.SellerId, s.PlanCode, s.PlanVersion, s.CurrentPeriodEnd));

    public void Cancelled(Subscription s) =>
        outbox.Add(new SubscriptionCancelled(s.Id, s.SellerId, s.PlanCode, s.PlanVersion, s.CurrentPeriodEnd));
}
