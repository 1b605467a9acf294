namespace Marketplace.Modules.Products.Contracts;

/// <summary>Asked before the files of a picture are removed: who still shows it?</summary>
public interface IKeptImageSource
{
    /// <summary>Which of the pictures must stay. One statement.</summary>
    Task<IReadOnlySet<string>> KeptAmongAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);
}
