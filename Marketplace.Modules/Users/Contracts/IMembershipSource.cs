namespace Marketplace.Modules.Users.Contracts;

/// <summary>Lists the stores a user belongs to; implemented by the Sellers module.</summary>
public interface IMembershipSource
{
    Task<IReadOnlyList<Guid>> SellersOfAsync(Guid userId, CancellationToken cancellationToken);
}
