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

/// <summary>Available units fell to the threshold or below; once per crossing.</summary>
[EventName("marketplace.products.stock-low.v1")]
public sealed record StockLow(Guid VariantId, Guid ProductId, Guid SellerId, int Available, int Threshold)
    : IIntegrationEvent
{
    public string Subject => VariantId.ToString();
}

/// <summary>Nothing is available any more; once per crossing.</summary>
[EventName("marketplace.products.out-of-stock.v1")]
public sealed record OutOfStock(Guid VariantId, Guid ProductId, Guid SellerId) : IIntegrationEvent
{
    public string Subject => VariantId.ToString();
}

/// <summary>Available again; once per crossing.</summary>
[EventName("marketplace.products.back-in-stock.v1")]
public sealed record BackInStock(Guid VariantId, Guid ProductId, Guid SellerId) : IIntegrationEvent
{
    public string Subject => VariantId.ToString();
}

/// <summary>Held units went back because the checkout was not paid in time.</summary>
[EventName("marketplace.products.reservation-expired.v1")]
public sealed record ReservationExpired(Guid CheckoutId, IReadOnlyList<ReservedLine> Lines) : IIntegrationEvent
{
    public string Subject => CheckoutId.ToString();
}

/// <summary>Units of a variant that were held.</summary>
public sealed record ReservedLine(Guid VariantId, int Quantity);
