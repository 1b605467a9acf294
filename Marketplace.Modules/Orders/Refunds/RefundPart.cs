namespace Marketplace.Modules.Orders;

/// <summary>A part of a refund: units of a line, an amount on a line, or shipping.</summary>
/// <param name="LineId">Null for shipping.</param>
/// <param name="Quantity">Units; 0 for an amount.</param>
/// <param name="AmountMinor">Money; null for units, and for all that is left of shipping.</param>
public sealed record RefundPart(Guid? LineId, int Quantity, long? AmountMinor = null)
{
    /// <summary>What is left of the shipping fee.</summary>
    public static readonly RefundPart RestOfShipping = new(null, 0);

    /// <summary>Of the amount, where a client named it; it must be the order's.</summary>
    public string? Currency { get; init; }

    /// <summary>Units of a line, by the cumulative method.</summary>
    public static RefundPart UnitsOf(Guid lineId, int quantity) => new(lineId, quantity);

    /// <summary>Money on a line, without units: a price reduction.</summary>
    public static RefundPart AmountOn(Guid lineId, long amountMinor) => new(lineId, 0, amountMinor);

    /// <summary>Part of the shipping fee.</summary>
    public static RefundPart OfShipping(long amountMinor) => new(null, 0, amountMinor);
}
