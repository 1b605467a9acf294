namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Hears in the same commit that an administrator approved a store, having compared its papers.</summary>
public interface ISellerApprovalListener
{
    /// <remarks>Repeat: a store is approved again after a reinstatement of its application; change nothing
    /// then.</remarks>
    Task ApprovedAsync(Guid sellerId, CancellationToken cancellationToken);
}
