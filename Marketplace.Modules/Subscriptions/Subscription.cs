using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>A store's paid plan: what it runs on, until when it is paid, and what happens next.</summary>
public sealed class Subscription : Entity
{
    private Subscription()
    {
    }

    public Guid SellerId { get; private init; }

    public SubscriptionStatus Status { get; private set; }

    public string PlanCode { get; private set; } = "";

    public int PlanVersion { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? CurrentPeriodStart { get; private set; }
}
