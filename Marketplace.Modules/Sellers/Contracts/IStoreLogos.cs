namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>The logos that stores show.</summary>
public interface IStoreLogos
{
    /// <summary>Which of the addresses are some store's logo. One statement.</summary>
    Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> urls, CancellationToken cancellationToken);
}
