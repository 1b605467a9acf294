namespace Marketplace.Modules.Orders;

/// <summary>Which units of an order can go back.</summary>
internal static class ReturnableUnits
{
    /// <summary>Delivered units by line that are neither given back nor in a return.</summary>
    /// <param name="taken">Units by line in returns that nobody has decided yet.</param>
    /// <remarks>Units that were refunded without a return leave no money to give back.</remarks>
    public static IReadOnlyDictionary<Guid, int> Of(Order order, IReadOnlyDictionary<Guid, int> taken) =>
        order.Lines.ToDictionary(
            line => line.Id,
            line =>
                Math.Max(
                    0,
                    Math.Min(line.DeliveredQuantity - line.ReturnedQuantity, line.Quantity - line.RefundedQuantity)
                        - taken.GetValueOrDefault(line.Id)
                )
        );

    /// <summary>The first instant at which the order can no longer be returned; null while it is not
    /// delivered.</summary>
    public static DateTimeOffset? Until(Order order, TimeSpan window) => order.DeliveredAt + window;
}
