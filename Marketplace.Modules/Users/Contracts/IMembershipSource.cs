namespace Marketplace.Modules.Users.Contracts;

/// <summary>Tells which stores a user belongs to; the Sellers module answers.</summary>
public interface IMembershipSource
{
    Task<IReadOnlyList<Guid>> SellersOfAsync(Guid userId, CancellationToken cancellationToken);
}
