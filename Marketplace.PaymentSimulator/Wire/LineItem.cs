namespace Marketplace.PaymentSimulator.Wire;

/// <summary>One line of a checkout session.</summary>
public sealed record LineItem(
    string Id,
    string Description,
    string Currency,
    long AmountTotal,
    long Quantity,
    Price Price
)
{
    public string Object => "item";

    public long AmountSubtotal => AmountTotal;

    public long AmountDiscount => 0;

    public long AmountTax => 0;
}
