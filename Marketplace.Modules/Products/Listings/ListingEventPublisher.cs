using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Tells the other modules of active products that buyers stopped or began to see for a reason outside of
/// their own life: moderation, the store's state, the plan.</summary>
public sealed class ListingEventPublisher(EventOutbox outbox)
{
    /// <summary>An event for each product that went out of sight or came back; one whose reason only changed is not
    /// news.</summary>
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

/// <summary>What hid an active product before and after a change.</summary>
public sealed record ListingChange(Guid ProductId, Guid SellerId, ProductVisibility Before, ProductVisibility After);
