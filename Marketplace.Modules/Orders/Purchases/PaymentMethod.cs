namespace Marketplace.Modules.Orders;

/// <summary>How the buyer pays.</summary>
public enum PaymentMethod
{
    Card,

    /// <summary>Cash or card on delivery; the seller collects.</summary>
    CashOnDelivery,
}
