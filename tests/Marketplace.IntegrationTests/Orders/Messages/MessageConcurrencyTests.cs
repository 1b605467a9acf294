using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Both sides write and read at the same time.</summary>
public sealed class MessageConcurrencyTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Write_TwentyAtOnce_NumbersHaveNoGapsAndUnreadIsExact()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        var answers = await Races.AtOnceAsync(20, i => buyer.WriteAsync(order, $"Mesaj {i}"));
        Assert.All(answers, a => a.Expect(HttpStatusCode.Created));
        var talk = await seller.TalkAsync(order, "?limit=100");
        Assert.Equal(Enumerable.Range(1, 20).Reverse(), talk.Seqs());
        Assert.Equal(20, talk.Number("unread"));
        Assert.Equal(20, await app.EventsOfAsync(order, "orders.message-sent"));
    }

    [Fact]
    public async Task WriteAndRead_AtOnce_LeaveExactlyWhatIsUnread()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        (await buyer.WriteAsync(order, "Merhaba")).Expect(HttpStatusCode.Created);
        await Races.AtOnceAsync(
            30,
            async i =>
            {
                var answer = (i % 3) switch
                {
                    0 => await buyer.WriteAsync(order, $"Alıcı {i}"),
                    1 => await seller.WriteAsync(order, $"Mağaza {i}"),
                    _ => await seller.ReadToAsync(order, (await seller.TalkAsync(order)).Seqs()[0]),
                };
                Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
                return i;
            }
        );
        foreach (var (who, other) in new[] { (seller, "buyer"), (buyer, "seller") })
        {
            var talk = await who.TalkAsync(order, "?limit=100");
            Assert.Equal(Enumerable.Range(1, 21).Reverse(), talk.Seqs());
            var unread = talk.GetProperty("data")
                .EnumerateArray()
                .Count(m => m.GetProperty("from").GetString() == other && m.Number("seq") > talk.Number("readSeq"));
            Assert.Equal(unread, talk.Number("unread"));
        }
    }
}
