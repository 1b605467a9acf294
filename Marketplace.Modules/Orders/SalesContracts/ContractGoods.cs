using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Writes the goods of one seller, and how they are paid and delivered, into a text.</summary>
internal static class ContractGoods
{
    private static readonly LocalizedText Line = new(
        "{number}. {title} ({sku}){options}: {quantity} adet × {price} = {total} (KDV %{tax} dahil)",
        "{number}. {title} ({sku}){options}: {quantity} × {price} = {total} (including {tax}% VAT)"
    );

    /// <summary>One line for each variant, in the order of the quote.</summary>
    public static string Lines(ContractFacts facts) =>
        string.Join('\n', facts.Part.Lines.Select((line, index) => Show(line, index + 1, facts)));

    public static LocalizedText Payment(PaymentMethod method) =>
        method switch
        {
            PaymentMethod.Card => new("Banka ya da kredi kartı", "Credit or debit card"),
            PaymentMethod.CashOnDelivery => new("Kapıda ödeme", "Cash on delivery"),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No contract names this method."),
        };

    public static LocalizedText Delivery(DeliveryType type) =>
        type switch
        {
            DeliveryType.Carrier => new("Kargo ile alıcının adresine", "By carrier to the buyer's address"),
            DeliveryType.SellerDelivery => new(
                "Satıcı tarafından alıcının adresine",
                "By the seller to the buyer's address"
            ),
            DeliveryType.Pickup => new("Alıcı satıcıdan teslim alır", "The buyer collects the goods from the seller"),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No contract names this delivery."),
        };

    private static string Show(CheckoutLine line, int number, ContractFacts facts)
    {
        var (currency, language) = (facts.Checkout.Currency, facts.Language);
        // The database gives a quote's options back in another order.
        var options = line.Options.OrderBy(option => option.Key, StringComparer.Ordinal);
        return Line.In(
            language,
            new Dictionary<string, object?>
            {
                ["number"] = number,
                ["title"] = line.Title,
                ["sku"] = line.Sku,
                ["options"] = string.Concat(options.Select(option => $", {option.Key}: {option.Value}")),
                ["quantity"] = line.Quantity,
                ["price"] = new Money(line.UnitPriceMinor, currency),
                ["total"] = line.Total(currency),
                ["tax"] = (line.TaxBps / 100m).ToString("0.##", CultureInfo.InvariantCulture),
            }
        );
    }
}
