using Marketplace.Foundation;

namespace Marketplace.Modules.Products.Contracts;

/// <summary>Units were sold.</summary>
[EventName("marketplace.products.stock-decreased.v1")]
public sealed record StockDecreased(
    Guid VariantId,
    Guid ProductId,
    Guid SellerId,
    int Quantity,
    int OnHand,
    int Available,
    Guid OrderId
) : IIntegrationEvent
{
    public string Subject => VariantId.ToString();
}

/// <summary>Available units fell to or below the threshold; once per crossing.</summary>
[EventName("marketplace.products.stock-low.v1")]
public sealed record StockLow(Guid VariantId, Guid ProductId, Guid SellerId, int Available, int Threshold)
    : IIntegrationEvent
{
    public string Subject => VariantId.ToString();
}

/// <summary>No units are available any more; once per crossing.</summary>
[EventName("marketplace.products.out-of-stock.v1")]
public sealed record OutOfStock(Guid VariantId, Guid ProductId, Guid SellerId) : IIntegrationEvent
{
    public string Subject => VariantId.ToString();
}

/// <summary>Units are available again; once per crossing.</summary>
[EventName("marketplace.products.back-in-stock.v1")]
public sealed record BackInStock(Guid VariantId, Guid ProductId, Guid SellerId) : IIntegrationEvent
{
    public string Subject => VariantId.ToString();
}

/// <summary>Reserved units were released because the checkout was not paid in time.</summary>
[EventName("marketplace.products.reservation-expired.v1")]
public sealed record ReservationExpired(Guid CheckoutId, IReadOnlyList<ReservedLine> Lines) : IIntegrationEvent
{
    public string Subject => CheckoutId.ToString();
}

/// <summary>Reserved units of a variant.</summary>
public sealed record ReservedLine(Guid VariantId, int Quantity);
