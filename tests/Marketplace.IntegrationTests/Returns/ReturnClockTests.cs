using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Payouts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Returns;

/// <summary>What happens to returns when nobody acts.</summary>
public sealed class ReturnClockTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Job = "orders.watch-returns";

    /// <summary>One story, as its steps share one clock: the token of its people lives for a quarter of an
    /// hour.</summary>
    [Fact]
    public async Task WatchReturns_EveryDeadline_IsKept()
    {
        // Nobody pays the store in these weeks, and the books do not wonder why.
        using var admin = await app.AdminAsync();
        var until = app.Clock.GetUtcNow().AddDays(30);
        (
            await admin.ActAsync($"sellers/{app.Seller.SellerId}/payout-hold", new { reason = "Under review", until })
        ).Expect(HttpStatusCode.OK);
        var (silent, unsent, unseen, contested) = (
            await DeliveredAsync(0),
            await DeliveredAsync(1),
            await DeliveredAsync(2),
            await DeliveredAsync(3)
        );
        var ids = new
        {
            Silent = await app.Buyer.ReturnAsync(silent.OrderId, silent.LineId, 1, "defective"),
            Unsent = await app.Buyer.ReturnAsync(unsent.OrderId, unsent.LineId),
            Unseen = await app.Buyer.ReturnAsync(unseen.OrderId, unseen.LineId),
            Contested = await app.Buyer.ReturnAsync(contested.OrderId, contested.LineId),
        };
        (await app.Seller.ReturnAsSellerAsync(ids.Unseen, "receive")).Expect(HttpStatusCode.OK);
        (await app.Seller.ReturnAsSellerAsync(ids.Contested, "receive")).Expect(HttpStatusCode.OK);
        (await app.Seller.ReturnAsSellerAsync(ids.Contested, "contest", new { reasonCode = "used" })).Expect(
            HttpStatusCode.OK
        );
        await app.RunJobAsync(Job);
        Assert.Equal("Requested", await app.ReturnStatusOfAsync(ids.Silent));

        app.Clock.Advance(TimeSpan.FromHours(49));
        await app.RunJobAsync(Job);

        Assert.Equal("Approved", await app.ReturnStatusOfAsync(ids.Silent));
        Assert.Equal("Accepted", await app.ReturnStatusOfAsync(ids.Unseen));
        Assert.Equal("Approved", await app.ReturnStatusOfAsync(ids.Unsent));
        Assert.False((await LastRunAsync()).HasFindings);
        await app.DrainAsync();
        await app.AssertInvariantsAsync();

        app.Clock.Advance(TimeSpan.FromDays(8.5));
        await app.RunJobAsync(Job);

        Assert.Equal("Expired", await app.ReturnStatusOfAsync(ids.Unsent));
        Assert.Equal("Approved", await app.ReturnStatusOfAsync(ids.Silent));
        var warned = await LastRunAsync();
        Assert.True(warned.HasFindings);
        Assert.Equal("0 refunds of returns overdue, 1 unpaid, 1 returns waiting to be decided", warned.Detail);
        // While nothing was decided, the order was not completed; now its window is over.
        await app.RunJobAsync("orders.run-timeouts");
        Assert.Equal("Delivered", await app.OrderStatusOfAsync(contested.OrderId));

        app.Clock.Advance(TimeSpan.FromDays(4));
        Assert.StartsWith("1 refunds of returns overdue", await app.FailJobAsync(Job), StringComparison.Ordinal);
        await app.RunJobAsync("orders.run-timeouts");
        Assert.Equal("Completed", await app.OrderStatusOfAsync(unsent.OrderId));
        Assert.Equal("Delivered", await app.OrderStatusOfAsync(contested.OrderId));

        await PayBack.AllAsync(app, unseen.PaymentId);
        await app.RunJobAsync(Job);
        Assert.Equal("Refunded", await app.ReturnStatusOfAsync(ids.Unseen));
        await app.DrainAsync();
        await app.AssertInvariantsAsync();
    }

    private async Task<Sale> DeliveredAsync(int variant)
    {
        var sale = await app.PaidOrderAsync(variant, 2);
        await app.Seller.DeliverAsync(sale.OrderId);
        return sale;
    }

    private Task<JobRun> LastRunAsync() =>
        app.QueryAsync(db => db.JobRuns.Where(r => r.Name == Job).OrderByDescending(r => r.StartedAt).FirstAsync());
}
