namespace Marketplace.Modules.Products.Contracts;

/// <summary>Which products buyers may return without a fault.</summary>
public interface IReturnRules
{
    /// <summary>Of these products, those whose category, or one above it, is marked as not returnable. One
    /// statement.</summary>
    Task<IReadOnlySet<Guid>> NotReturnableAsync(
        IReadOnlyCollection<Guid> productIds,
        CancellationToken cancellationToken
    );
}
