namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>Finds the listings a smaller plan would hide; implemented by the module that owns the listings.</summary>
/// <remarks>The owning module hides and restores listings when it receives an event derived from
/// <see cref="SubscriptionMoved"/>, according to the limits of <see cref="IEntitlements"/>.</remarks>
public interface ISurplusListings
{
    /// <summary>The active listings over a limit, most recently published first. One statement.</summary>
    Task<IReadOnlyList<SurplusListing>> BeyondAsync(Guid sellerId, long limit, CancellationToken cancellationToken);
}

/// <summary>A listing that would be hidden.</summary>
public sealed record SurplusListing(Guid ProductId, string Title);
