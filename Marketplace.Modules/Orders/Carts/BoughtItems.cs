using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Takes what a checkout buys out of the cart it was made from.</summary>
/// <remarks>Units that were added meanwhile stay, and so does what is saved for later.</remarks>
internal static class BoughtItems
{
    private const string Lock = "SELECT status, last_checkout_id FROM orders.carts WHERE id = $1 FOR UPDATE";

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

    private const string Note = """
        UPDATE orders.carts SET version = version + 1, last_checkout_id = $2 WHERE id = $1 RETURNING id
        """;

    /// <summary>Adds the statements to a batch; null for a checkout without a cart, where there is nothing to
    /// do.</summary>
    /// <returns>The cart as it was before, to be asked for <see cref="CartBefore.RefusalOf"/>.</returns>
    /// <remarks>Order and locks: the cart's row, before those of stores and stock. The lock stands in a statement of
    /// its own, so that the items are read as they are when it is granted.</remarks>
    public static BatchedRead<CartBefore>? Remove(ReadBatch batch, Checkout checkout)
    {
        if (checkout.CartId is not { } cartId)
            return null;
        var variants = checkout.Lines.Select(l => l.VariantId).ToArray();
        var quantities = checkout.Lines.Select(l => l.Quantity).ToArray();
        var before = batch.Add(
            Lock,
            row => new CartBefore(Enum.Parse<CartStatus>(row.GetString(0)), row.IsDBNull(1) ? null : row.GetGuid(1)),
            rows => rows.SingleOrDefault() ?? CartBefore.Gone,
            cartId
        );
        Add(batch, RemoveWhole, cartId, variants, quantities);
        Add(batch, RemoveSome, cartId, variants, quantities);
        Add(batch, Note, cartId, checkout.Id);
        return before;
    }

    private static void Add(ReadBatch batch, string sql, params object[] values) =>
        batch.Add(sql, row => row.GetGuid(0), rows => rows, values);
}

/// <summary>A cart when a checkout that was made from it is completed.</summary>
/// <param name="Status">Null when the cart is gone.</param>
/// <param name="LastCheckoutId">The checkout that bought from it last; null for none.</param>
internal sealed record CartBefore(CartStatus? Status, Guid? LastCheckoutId)
{
    public static readonly CartBefore Gone = new(null, null);

    /// <summary>Why the checkout cannot buy from the cart any more; null when it can.</summary>
    /// <remarks>What it was quoted for is still there as long as nobody has bought from the cart since the quote. A
    /// checkout that was completed meanwhile learns of it when it is saved.</remarks>
    public ErrorDefinition? RefusalOf(Checkout checkout) =>
        Status is null ? OrderErrors.CheckoutExpired
        : Status != CartStatus.Active ? CartErrors.Closed
        : LastCheckoutId == checkout.CartLastCheckoutId || LastCheckoutId == checkout.Id ? null
        : CartErrors.AlreadyBought;
}
