namespace Marketplace.Modules.Products;

/// <summary>What the catalog knows of a store: whether its products show. Its row is also the lock under which listings
/// come and go.</summary>
public sealed class Storefront
{
    public Guid SellerId { get; init; }

    /// <summary>None, SellerSuspended (not approved counts as such) or StoreClosed.</summary>
    public ProductVisibility Visibility { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
