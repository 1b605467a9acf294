using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A store as orders show it.</summary>
/// <param name="Slug">Null for a store that is no longer known.</param>
public sealed record SellerRef(Guid Id, string? Slug, string? Name)
{
    internal static SellerRef Of(Guid id, IReadOnlyDictionary<Guid, SellerSummary> sellers) =>
        new(id, sellers.GetValueOrDefault(id)?.Slug, sellers.GetValueOrDefault(id)?.Name);
}
