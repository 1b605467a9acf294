using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Takes what a checkout buys out of the cart it was made from.</summary>
/// <remarks>Units that were added meanwhile stay, and so does what is saved for later.</remarks>
internal static class BoughtItems
{
    private const string Lock = "SELECT id FROM orders.carts WHERE id = $1 FOR UPDATE";

    private const string RemoveWhole = """
        DELETE FROM orders.cart_items i USING unnest($2::uuid[], $3::int[]) AS b (variant_id, quantity)
        WHERE i.cart_id = $1 AND i.variant_id = b.variant_id AND NOT i.is_saved AND i.quantity <= b.quantity
        RETURNING i.variant_id
        """;

    private const string RemoveSome = """
        UPDATE orders.cart_items i SET quantity = i.quantity - b.quantity
        FROM unnest($2::uuid[], $3::int[]) AS b (variant_id, quantity)
        WHERE i.cart_id = $1 AND i.variant_id = b.variant_id AND NOT i.is_saved AND i.quantity > b.quantity
        RETURNING i.variant_id
        """;

    private const string Touch = "UPDATE orders.carts SET version = version + 1 WHERE id = $1 RETURNING id";

    /// <summary>Adds the statements to a batch; nothing for a checkout without a cart.</summary>
    /// <remarks>Order and locks: the cart's row, before those of stores and stock. The lock stands in a statement of
    /// its own, so that the items are read as they are when it is granted.</remarks>
    public static void Remove(ReadBatch batch, Checkout checkout)
    {
        if (checkout.CartId is not { } cartId)
            return;
        var variants = checkout.Lines.Select(l => l.VariantId).ToArray();
        var quantities = checkout.Lines.Select(l => l.Quantity).ToArray();
        Add(batch, Lock, cartId);
        Add(batch, RemoveWhole, cartId, variants, quantities);
        Add(batch, RemoveSome, cartId, variants, quantities);
        Add(batch, Touch, cartId);
    }

    private static void Add(ReadBatch batch, string sql, params object[] values) =>
        batch.Add(sql, row => row.GetGuid(0), rows => rows, values);
}
