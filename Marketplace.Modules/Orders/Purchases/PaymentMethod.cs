namespace Marketplace.Modules.Orders;

/// <summary>How the buyer pays.</summary>
public enum PaymentMethod
{
    Card,

    /// <summary>In cash or by card at the door; the seller collects.</summary>
    CashOnDelivery,
}
