using System.Text.Json;
using CsCheck;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

public sealed class OrderMoneyTests
{
    private static readonly int[] TaxClasses = [2000, 1000, 100, 0];

    private static readonly Gen<CheckoutLine> Lines =
        from price in Gen.Long[50, 5_000_000]
        from quantity in Gen.Int[1, 99]
        from tax in Gen.Int[0, 3]
        select Line(price, quantity, TaxClasses[tax]);

    private static readonly Gen<IReadOnlyList<CheckoutLine>> Baskets = Lines
        .List[1, 20]
        .Select(lines => (IReadOnlyList<CheckoutLine>)lines);

    [Fact]
    public void Place_AnyBasket_SumsHold() =>
        Gen.Select(Baskets, Gen.Long[0, 20_000])
            .Sample(
                (lines, fee) =>
                {
                    var order = Placed(lines, fee);
                    Assert.Equal(order.TotalMinor, order.Lines.Sum(l => l.TotalMinor) + order.ShippingTotal.Amount);
                    Assert.Equal(order.TaxTotalMinor, order.Lines.Sum(l => l.TaxMinor) + order.ShippingTaxMinor);
                    Assert.Equal(order.CommissionTotalMinor, order.Lines.Sum(l => l.CommissionMinor));
                    Assert.All(
                        order.Lines,
                        l => Assert.Equal(l.UnitPriceMinor * l.Quantity - l.DiscountMinor, l.TotalMinor)
                    );
                    Assert.All(order.Lines, l => Assert.InRange(l.TaxMinor, 0, l.TotalMinor));
                }
            );

    [Fact]
    public void Place_DiscountsOnLinesAndShipping_TaxIsThatOfWhatIsLeft() =>
        Gen.Select(Baskets, Gen.Long[0, 20_000], Gen.Int)
            .Sample(
                (lines, fee, seed) =>
                {
                    var random = new Random(seed);
                    var offShipping = random.NextInt64(0, fee + 1);
                    var order = PaidWith([.. lines.Select(l => Discounted(l, random))], fee, offShipping);

                    Assert.Equal(
                        order.TotalMinor,
                        order.ItemsTotalMinor + order.ShippingTotalMinor - order.ShippingDiscountMinor
                    );
                    Assert.Equal(order.DiscountTotalMinor, order.Lines.Sum(l => l.DiscountMinor) + offShipping);
                    Assert.All(
                        order.Lines,
                        l => Assert.Equal(new Money(l.TotalMinor, "TRY").IncludedTax(l.TaxBps).Amount, l.TaxMinor)
                    );
                    Assert.Equal(new Money(fee - offShipping, "TRY").IncludedTax(2000).Amount, order.ShippingTaxMinor);
                    Assert.Equal(order.TaxTotalMinor, order.Lines.Sum(l => l.TaxMinor) + order.ShippingTaxMinor);
                }
            );

    [Fact]
    public void Quote_SeveralSellers_TotalIsTheSumOfItsParts() =>
        Lines
            .List[2, 20]
            .Sample(lines =>
            {
                var stores = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7(Now)).ToArray();
                var spread = lines.Select((line, i) => line with { SellerId = stores[i % stores.Length] }).ToArray();
                var quote = Quote.Of("TRY", spread, Quote.PriceDeliveries("TRY", spread, [], new ShippingOptions()));
                Assert.Equal(quote.Total.Amount, quote.Sellers.Sum(s => s.Total.Amount));
                Assert.Equal(quote.Total, quote.ItemsTotal + quote.ShippingTotal);
                Assert.Equal(spread.Sum(l => l.UnitPriceMinor * l.Quantity), quote.ItemsTotal.Amount);
            });

    [Fact]
    public void PromiseRefund_UnitByUnitInAnyOrder_GivesBackTheExactTotal() =>
        Gen.Select(Baskets, Gen.Long[0, 20_000], Gen.Int)
            .Sample(
                (lines, fee, seed) =>
                {
                    var order = Paid(lines.Take(5).ToArray(), fee);
                    var random = new Random(seed);
                    var units = order.Lines.SelectMany(l => Enumerable.Repeat(l.Id, l.Quantity)).ToArray();
                    random.Shuffle(units);
                    var back = units.Sum(id =>
                        order.PromiseRefund(new Dictionary<Guid, int> { [id] = 1 }).Value.Amount.Amount
                    );
                    Assert.Equal(order.TotalMinor, back);
                    Assert.All(order.Lines, l => Assert.Equal(l.TotalMinor, l.RefundedMinor));
                    Assert.Equal("refund.exceeds_captured", order.PromiseRefund(null).Error!.Code);
                },
                iter: 200
            );

    [Fact]
    public void PromiseRefund_PartThenRest_GivesBackTheExactTotal() =>
        Baskets.Sample(lines =>
        {
            var order = Paid(lines);
            var first = order.PromiseRefund(new Dictionary<Guid, int> { [order.Lines[0].Id] = 1 }).Value.Amount;
            if (order.RefundPromisedMinor < order.TotalMinor)
                Assert.Equal(order.Total - first, order.PromiseRefund(null).Value.Amount);
            Assert.Equal(order.TotalMinor, order.RefundPromisedMinor);
        });

    [Fact]
    public void PromiseRefund_MoreUnitsThanLeft_IsRefusedAndChangesNothing()
    {
        var order = Paid();

        var refused = order.PromiseRefund(new Dictionary<Guid, int> { [order.Lines[0].Id] = 4 });

        Assert.Equal("refund.exceeds_captured", refused.Error!.Code);
        Assert.Equal(0, order.RefundPromisedMinor);
    }

    [Theory]
    [InlineData(49_999, DeliveryType.Carrier, 4_990)]
    [InlineData(50_000, DeliveryType.Carrier, 0)]
    [InlineData(100, DeliveryType.Pickup, 0)]
    [InlineData(100, DeliveryType.SellerDelivery, 4_990)]
    public void PriceDeliveries_EachCase_FollowsTheSettings(long items, DeliveryType type, long fee)
    {
        var priced = Quote.PriceDeliveries("TRY", [Line(items, 1)], [new(SellerId, type, null)], new ShippingOptions());

        Assert.Equal(fee, Assert.Single(priced).FeeMinor);
    }

    [Fact]
    public void CheckoutLine_StoredBeforeThereWereDiscounts_HasNone()
    {
        var stored = JsonSerializer.SerializeToNode(Line(), JsonSerializerOptions.Web)!.AsObject();
        Assert.True(stored.Remove("discounts"));

        var line = stored.Deserialize<CheckoutLine>(JsonSerializerOptions.Web)!;

        Assert.Empty(line.Discounts);
        Assert.Equal(30_000, line.Total("TRY").Amount);
    }

    private static CheckoutLine Discounted(CheckoutLine line, Random random)
    {
        var off = random.NextInt64(0, line.UnitPriceMinor * line.Quantity + 1);
        return line with { Discounts = [new(Guid.CreateVersion7(Now), "Bahar indirimi", off)] };
    }

    private static Order PaidWith(IReadOnlyList<CheckoutLine> lines, long fee, long offShipping)
    {
        var input = Input(PaymentMethod.Card, lines, fee);
        var delivery = input.Quote.Delivery with { DiscountMinor = offShipping };
        return Order.AwaitPayment(input with { Quote = new("TRY", lines, delivery) }, Now, Deadlines);
    }

    [Fact]
    public void IncludedTax_OfALine_IsRoundedOnceHalfAwayFromZero()
    {
        var order = Placed([Line(1_00, 1, 2000), Line(1_00, 1, 1000)], fee: 0);

        Assert.Equal([17L, 9L], order.Lines.Select(l => l.TaxMinor));
        Assert.Equal(26, order.TaxTotalMinor);
    }
}
