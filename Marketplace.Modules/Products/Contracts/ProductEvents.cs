using Marketplace.Foundation;

namespace Marketplace.Modules.Products.Contracts;

/// <summary>A product became visible and can be bought.</summary>
/// <param name="Reason"><c>seller</c> (published it), or what hid it until now: <c>moderated</c>,
/// <c>seller_suspended</c>, <c>store_closed</c>, <c>over_limit</c>.</param>
[EventName("marketplace.products.product-published.v1")]
public sealed record ProductPublished(Guid ProductId, Guid SellerId, string? Reason) : IIntegrationEvent
{
    public string Subject => ProductId.ToString();
}

/// <summary>A product is no longer visible and cannot be bought; otherwise unchanged unless the seller unpublished
/// it.</summary>
/// <param name="Reason"><c>seller</c> who made it a draft, or what hides it now: <c>moderated</c>,
/// <c>seller_suspended</c>, <c>store_closed</c>, <c>over_limit</c>.</param>
[EventName("marketplace.products.product-unpublished.v1")]
public sealed record ProductUnpublished(Guid ProductId, Guid SellerId, string? Reason) : IIntegrationEvent
{
    public string Subject => ProductId.ToString();
}

/// <summary>A product was archived permanently.</summary>
[EventName("marketplace.products.product-archived.v1")]
public sealed record ProductArchived(Guid ProductId, Guid SellerId, string? Reason) : IIntegrationEvent
{
    public string Subject => ProductId.ToString();
}

/// <summary>The price of a variant changed.</summary>
[EventName("marketplace.products.price-changed.v1")]
public sealed record PriceChanged(Guid VariantId, Guid ProductId, Money OldPrice, Money NewPrice) : IIntegrationEvent
{
    public string Subject => VariantId.ToString();
}
