namespace Marketplace.Modules.Products;

/// <summary>Why buyers cannot see an active product; the strongest reason when there are several.</summary>
public enum ProductVisibility
{
    /// <summary>Nothing hides it.</summary>
    None,
    SellerSuspended,
    StoreClosed,

    /// <summary>Beyond the store's plan limit.</summary>
    OverLimit,
    Moderated,
}
