namespace Marketplace.Modules.Products;

/// <summary>The catalog's view of a store: whether its products are visible. Its row is also the lock for publishing
/// and unpublishing.</summary>
internal sealed class Storefront
{
    public Guid SellerId { get; init; }

    /// <summary>None, SellerSuspended (also when not approved) or StoreClosed.</summary>
    public ProductVisibility Visibility { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
