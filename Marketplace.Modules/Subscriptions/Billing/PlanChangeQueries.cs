using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Previews of plan changes.</summary>
public sealed class PlanChangeQueries(
    ISubscriptionRepository subscriptions,
    PlanChangePolicy planChanges,
    IEnumerable<ISurplusListings> listings
)
{
    /// <summary>Previews a plan change: its cost, when it takes effect and which listings it hides.</summary>
    /// <remarks>Errors: as <see cref="SubscriptionService.ChangeAsync"/>.</remarks>
    public async Task<Result<PlanChangePreview>> PreviewAsync(
        Actor actor,
        Guid sellerId,
        string planCode,
        CancellationToken cancellationToken
    )
    {
        if (
            !actor.MayActFor(sellerId)
            || await subscriptions.ReadLiveAsync(sellerId, cancellationToken) is not { } subscription
        )
        {
            return PlatformErrors.NotFound;
        }

        var change = await planChanges.DecideAsync(subscription, planCode, cancellationToken);
        if (!change.Succeeded)
            return change.Error;
        var hidden = new List<SurplusListing>();
        foreach (var source in listings)
        {
            hidden.AddRange(
                await source.BeyondAsync(
                    sellerId,
                    change.Value.To.Limits.GetValueOrDefault(UsageMetrics.ActiveListings),
                    cancellationToken
                )
            );
        }

        return new PlanChangePreview(change.Value, hidden);
    }
}

/// <summary>The effect of a plan change.</summary>
/// <param name="WillHide">Listings over the new plan's limit, newest first.</param>
public sealed record PlanChangePreview(PlanChange Change, IReadOnlyList<SurplusListing> WillHide);
