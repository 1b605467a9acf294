using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.UnitTests.Orders;

/// <summary>The explanation of a quote adds up to the quote, to the minor unit.</summary>
public sealed class QuoteExplainerTests
{
    private const int Quotes = 2_000;

    [Fact]
    public void Explain_RandomQuotes_AddsUpToTheQuoteInEverySum()
    {
        var random = new Random(20_261_130);
        for (var i = 0; i < Quotes; i++)
        {
            var quote = RandomQuote(random);
            var explainer = new QuoteExplainer("TRY", i % 2 == 0 ? Language.Turkish : Language.English);
            var explained = explainer.Explain(
                Guid.Empty,
                [.. quote.Sellers.Select(s => explainer.Explain(s, new SellerRef(s.SellerId, null, null)))]
            );
            Assert.Equal(
                (quote.ItemsTotal, quote.ShippingTotal, quote.TaxTotal, quote.Total),
                (explained.ItemsTotal, explained.ShippingTotal, explained.TaxTotal, explained.Total)
            );
            Assert.Equal(quote.Sellers.Sum(s => s.DiscountTotal.Amount), explained.DiscountTotal.Amount);
            foreach (var (part, seller) in quote.Sellers.Zip(explained.Sellers))
                AssertAddsUp(part, seller);
        }
    }

    [Fact]
    public void Explain_DiscountedLine_SaysSoInBothLanguages()
    {
        var line = LineOf(Guid.Empty, 3_333, 3, 2_000) with { Discounts = [new(Guid.Empty, "Bahar", 999, 333)] };
        var part = Quote.Of("TRY", [line], [new(Guid.Empty, DeliveryType.Carrier, null, 4_990, 2_000)]).Sellers[0];
        var (turkish, english) = (Explained(part, Language.Turkish), Explained(part, Language.English));
        Assert.Equal(
            "3 × 33,33 TRY = 99,99 TRY, eksi 9,99 TRY indirim = 90,00 TRY; bunun 15,00 TRY kadarı %20 KDV’dir",
            turkish.Lines[0].Text
        );
        Assert.Equal(
            "3 × 33.33 TRY = 99.99 TRY, less a discount of 9.99 TRY = 90.00 TRY; 15.00 TRY of it is 20% VAT",
            english.Lines[0].Text
        );
        Assert.Equal("Delivery fee 49.90 TRY; 8.32 TRY of it is 20% VAT", english.Delivery.Text);
        Assert.Equal((666, 333), (Share(english).SellerShare.Amount, Share(english).PlatformShare.Amount));

        static DiscountExplanation Share(SellerExplanation of) => of.Lines[0].Discounts[0];
    }

    private static void AssertAddsUp(SellerQuote part, SellerExplanation seller)
    {
        Assert.Equal(
            (part.ItemsTotal, part.ShippingTotal, part.TaxTotal, part.Total),
            (seller.ItemsTotal, seller.ShippingTotal, seller.TaxTotal, seller.Total)
        );
        foreach (var line in seller.Lines)
        {
            Assert.Equal(line.UnitPrice * line.Quantity, line.Price);
            Assert.Equal(line.Price.Amount - line.Discounts.Sum(d => d.Amount.Amount), line.Total.Amount);
            Assert.Equal(line.Total, line.Tax.Net + line.Tax.Amount);
            Assert.All(line.Discounts, d => Assert.Equal(d.Amount, d.SellerShare + d.PlatformShare));
        }

        Assert.Equal(seller.Delivery.Fee - seller.Delivery.Discount, seller.Delivery.Total);
        Assert.Equal(seller.Delivery.Total, seller.Delivery.Tax.Net + seller.Delivery.Tax.Amount);
    }

    private static SellerExplanation Explained(SellerQuote part, Language language) =>
        new QuoteExplainer("TRY", language).Explain(part, new SellerRef(part.SellerId, null, null));

    private static Quote RandomQuote(Random random)
    {
        var sellers = Enumerable.Range(0, random.Next(1, 4)).Select(i => new Guid(i, 0, 0, new byte[8])).ToArray();
        var lines = sellers.SelectMany(s => Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomLine(random, s)));
        return Quote.Of("TRY", [.. lines], [.. sellers.Select(s => RandomDelivery(random, s))]);
    }

    private static CheckoutLine RandomLine(Random random, Guid seller)
    {
        int[] rates = [0, 100, 1_000, 2_000];
        var line = LineOf(seller, random.NextInt64(1, 1_000_000), random.Next(1, 12), rates[random.Next(4)]);
        var discount = random.NextInt64(0, line.UnitPriceMinor * line.Quantity + 1);
        return random.Next(3) > 0
            ? line
            : line with
            {
                Discounts = [new(Guid.Empty, "A", discount, random.NextInt64(0, discount + 1))],
            };
    }

    private static CheckoutDelivery RandomDelivery(Random random, Guid seller)
    {
        var type = (DeliveryType)random.Next(3);
        var fee = type == DeliveryType.Pickup ? 0 : random.Next(0, 3) * 4_990L;
        return new(seller, type, null, fee, 2_000, random.NextInt64(0, fee + 1));
    }

    private static CheckoutLine LineOf(Guid seller, long price, int quantity, int taxBps) =>
        new(Guid.Empty, Guid.Empty, seller, "Bardak", "B-1", new Dictionary<string, string>(), price, quantity, taxBps);
}
