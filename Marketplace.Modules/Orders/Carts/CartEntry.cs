using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Units to price.</summary>
/// <param name="PriceSeen">Null when nobody has seen a price.</param>
/// <param name="IsCapped">Their quantity was just cut.</param>
internal sealed record CartEntry(Guid VariantId, int Quantity, Money? PriceSeen, bool IsSaved, bool IsCapped)
{
    internal static IReadOnlyList<CartEntry> Of(IEnumerable<CartItem> items, CartNotices notices) =>
        [
            .. items
                .OrderBy(i => i.AddedAt)
                .ThenBy(i => i.VariantId)
                .Select(i => new CartEntry(
                    i.VariantId,
                    i.Quantity,
                    i.PriceSeen,
                    i.IsSaved,
                    notices.Capped.Contains(i.VariantId)
                )),
        ];
}
