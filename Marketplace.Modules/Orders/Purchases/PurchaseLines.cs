using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>What a purchase is made of, as the provider's page lists it.</summary>
internal static class PurchaseLines
{
    // Providers show a picture at some 60 to 200 pixels, on screens of up to three times as many.
    private const int PictureWidth = 480;

    private static readonly LocalizedText Delivery = new("Kargo", "Delivery");

    /// <summary>The goods of all orders, and the delivery of all of them as one line.</summary>
    /// <param name="publicUrl">Where pictures are served.</param>
    public static IReadOnlyList<PaymentLine> Of(IReadOnlyCollection<Order> orders, Language language, string publicUrl)
    {
        var lines = orders
            .SelectMany(order => order.Lines)
            .Select(line =>
            {
                var picture = PictureView.From(line.Image, publicUrl)?.ThumbnailOf(PictureWidth).Url;
                // A discount cannot always be shared out evenly over the units: the line is then one.
                return line.DiscountMinor == 0
                    ? new PaymentLine(NameOf(line), line.UnitPriceMinor, line.Quantity, picture)
                    : new PaymentLine($"{NameOf(line)} × {line.Quantity}", line.TotalMinor, 1, picture);
            })
            .ToList();
        var shipping = orders.Sum(order => order.ShippingTotal.Amount);
        if (shipping > 0)
            lines.Add(new(Delivery.In(language), shipping, 1));
        return lines;
    }

    private static string NameOf(OrderLine line) =>
        line.Options.Count == 0 ? line.Title : $"{line.Title} ({string.Join(", ", line.Options.Values)})";
}
