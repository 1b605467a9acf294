namespace Marketplace.Modules.Products;

/// <summary>Why buyers do not see an active product; the strongest reason where several hold.</summary>
public enum ProductVisibility
{
    /// <summary>Nothing hides it.</summary>
    None,
    SellerSuspended,
    StoreClosed,

    /// <summary>Beyond what the store's plan allows.</summary>
    OverLimit,
    Moderated,
}
