namespace Marketplace.Modules.Orders;

/// <summary>Where a checkout stands.</summary>
public enum CheckoutStatus
{
    Open,
    Completed,
    Expired,
}
