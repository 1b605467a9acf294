namespace Marketplace.Modules.Orders;

/// <summary>The sides of a conversation about an order.</summary>
public enum MessageSide
{
    Buyer,
    Seller,
    Support,
}
