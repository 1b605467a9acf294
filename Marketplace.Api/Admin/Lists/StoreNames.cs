using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Names of the stores on the page being shown.</summary>
public sealed class StoreNames(ISellerDirectory stores)
{
    private IReadOnlyDictionary<Guid, SellerSummary> _stores = new Dictionary<Guid, SellerSummary>();

    /// <summary>The name of a store, or its id.</summary>
    public string this[Guid id] => _stores.GetValueOrDefault(id)?.Name ?? id.ToString();

    public async Task LoadAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken) =>
        _stores = await stores.FindAsync(ids.Distinct().ToArray(), cancellationToken);
}
