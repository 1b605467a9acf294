namespace Marketplace.Modules.Orders;

/// <summary>In which part somebody acts on an order.</summary>
public enum OrderActorType
{
    Buyer,
    Seller,
    Admin,
    System,
}
