using CsCheck;
using Marketplace.Foundation;

namespace Marketplace.UnitTests.Payments;

public sealed class MoneySplitTests
{
    private static readonly Gen<long[]> Weights = Gen.Long[0, 1_000_000_000].Array[1, 30];

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(1, new long[] { 1, 1 }, new long[] { 1, 0 })]
    [InlineData(7, new long[] { 0, 0, 0 }, new long[] { 3, 2, 2 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(0, new long[] { 5, 3 }, new long[] { 0, 0 })]
    public void Split_WorkedCases_AreExact(long total, long[] weights, long[] parts) =>
        Assert.Equal(parts, MoneySplit.Split(total, weights));

    [Fact]
    public void Split_AnyTotal_LosesAndInventsNothing() =>
        Gen.Select(Gen.Long[-Money.MaxAmount, Money.MaxAmount], Weights)
            .Sample(
                (total, weights) =>
                {
                    var parts = MoneySplit.Split(total, weights);
                    Assert.Equal(total, parts.Sum());
                    Assert.All(parts, part => Assert.True(part == 0 || Math.Sign(part) == Math.Sign(total)));
                }
            );

    [Fact]
    public void Split_AnyTotal_IsWithinOneUnitOfTheExactShare() =>
        Gen.Select(Gen.Long[0, Money.MaxAmount], Weights)
            .Sample(
                (total, weights) =>
                {
                    var sum = weights.Aggregate((Int128)0, (a, w) => a + w);
                    if (sum == 0)
                        return;
                    var parts = MoneySplit.Split(total, weights);
                    Assert.All(
                        parts.Zip(weights),
                        pair =>
                            Assert.True(Int128.Abs(((Int128)pair.First * sum) - ((Int128)total * pair.Second)) < sum)
                    );
                }
            );

    [Fact]
    public void CumulativeRefund_UnitsInAnyPortions_GiveBackTheExactTotal() =>
        Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Int[1, 99], Gen.Int)
            .Sample(
                (total, ordered, seed) =>
                {
                    var random = new Random(seed);
                    long back = 0;
                    for (var done = 0; done < ordered; )
                    {
                        var units = random.Next(1, ordered - done + 1);
                        var part = MoneySplit.CumulativeRefund(total, ordered, done, back, units);
                        Assert.InRange(part, 0, total - back);
                        (done, back) = (done + units, back + part);
                    }

                    Assert.Equal(total, back);
                }
            );

    [Fact]
    public void CumulativeRefund_MoreThanIsLeft_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MoneySplit.CumulativeRefund(100, 3, 2, 67, 2));
}
