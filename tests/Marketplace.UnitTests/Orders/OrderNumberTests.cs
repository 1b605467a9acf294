using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

public sealed class OrderNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void Draw_Always_IsDayAndValid()
    {
        for (var i = 0; i < 1000; i++)
        {
            var number = OrderNumber.Draw(Now);
            Assert.Matches("^260314-[0-9A-HJKMNP-TV-Z]{6}$", number);
            Assert.True(OrderNumber.IsValid(number), number);
        }
    }

    [Fact]
    public void IsValid_AnySingleWrongCharacter_IsNoticed()
    {
        for (var round = 0; round < 20; round++)
        {
            var number = OrderNumber.Draw(Now);
            for (var i = 0; i < number.Length; i++)
            {
                foreach (var other in i == 6 ? "0Z" : Alphabet)
                {
                    if (other != number[i])
                    {
                        Assert.False(
                            OrderNumber.IsValid(number[..i] + other + number[(i + 1)..]),
                            $"{number} at {i} with {other}"
                        );
                    }
                }
            }
        }
    }

    [Fact]
    public void IsValid_SwappedNeighbours_AreNoticed()
    {
        for (var round = 0; round < 200; round++)
        {
            var number = OrderNumber.Draw(Now);
            for (var i = 0; i < number.Length - 1; i++)
            {
                if (number[i] == number[i + 1] || i is 5 or 6)
                    continue;
                Assert.False(
                    OrderNumber.IsValid(number[..i] + number[i + 1] + number[i] + number[(i + 2)..]),
                    $"{number} at {i}"
                );
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("260314-")]
    [InlineData("260314-AAAAAU")]
    [InlineData("26O314-AAAAAA")]
    [InlineData("260314_AAAAAA")]
    public void IsValid_Nonsense_IsNot(string text) => Assert.False(OrderNumber.IsValid(text));
}
