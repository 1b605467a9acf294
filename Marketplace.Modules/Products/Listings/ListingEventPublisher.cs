using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Publishes events for active products that were hidden or shown for a reason outside the product itself:
/// moderation, the store's status, the plan.</summary>
public sealed class ListingEventPublisher(EventOutbox outbox)
{
    /// <summary>Adds an event for each product that became hidden or visible; none when only the reason
    /// changed.</summary>
    internal void Announce(IEnumerable<ListingChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Before == ProductVisibility.None && change.After != ProductVisibility.None)
                outbox.Add(new ProductUnpublished(change.ProductId, change.SellerId, ReasonOf(change.After)));
            if (change.Before != ProductVisibility.None && change.After == ProductVisibility.None)
                outbox.Add(new ProductPublished(change.ProductId, change.SellerId, ReasonOf(change.Before)));
        }
    }

    private static string ReasonOf(ProductVisibility visibility) =>
        visibility switch
        {
            ProductVisibility.SellerSuspended => "seller_suspended",
            ProductVisibility.StoreClosed => "store_closed",
            ProductVisibility.OverLimit => "over_limit",
            _ => "moderated",
        };
}

/// <summary>Visibility of an active product before and after a change.</summary>
public sealed record ListingChange(Guid ProductId, Guid SellerId, ProductVisibility Before, ProductVisibility After);
