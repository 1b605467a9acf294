namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>Tells which listings a smaller plan would hide; the module that owns the listings answers.</summary>
/// <remarks>Hiding and restoring themselves follow the events derived from <see cref="SubscriptionMoved"/>: after each,
/// the limits of <see cref="IEntitlements"/> apply.</remarks>
public interface ISurplusListings
{
    /// <summary>The active listings beyond a limit, newest published first. One statement.</summary>
    Task<IReadOnlyList<SurplusListing>> BeyondAsync(Guid sellerId, long limit, CancellationToken cancellationToken);
}

/// <summary>A listing that would be hidden.</summary>
public sealed record SurplusListing(Guid ProductId, string Title);
