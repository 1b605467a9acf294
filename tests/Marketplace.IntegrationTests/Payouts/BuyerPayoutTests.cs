using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Buyers who had paid at the door get their money by the same runs and files as sellers.</summary>
public sealed class BuyerPayoutTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Iban = "TR330006100519786457841326";

    [Fact]
    public async Task Run_AcceptedReturnOfACashOrder_IsPaidWithTheBanksFile()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var (returnId, order) = await OwedAsync();
        await app.RunPayoutsAsync(maker);
        await app.RunPayoutsAsync(maker);
        Assert.Equal(1, await CountAsync(returnId));

        var batch = await maker.MakeBatchAsync();
        var file = await maker.Client.GetStringAsync($"/api/v1/admin/payout-batches/{batch}/file");
        Assert.Contains($",{Iban},", file, StringComparison.Ordinal);
        await (await maker.ReturnAsAdminAsync(returnId, "mark-paid", new { bankReference = "FT1" })).ProblemAsync(
            409,
            "payout.invalid_transition"
        );
        var payout = Assert.Single(await app.PayoutsOfBatchAsync(batch));
        (
            await confirmer.ActAsync(
                $"payout-batches/{batch}/result",
                new { content = $"payout_id,status,reference\n{payout},paid,FT26333" }
            )
        ).Expect(HttpStatusCode.OK);

        Assert.Equal("Refunded", await app.ReturnStatusOfAsync(returnId));
        Assert.Equal(0, await app.BalanceOfAsync("buyer_refunds"));
        var bought = await (await order.Buyer.Client.GetAsync($"/api/v1/orders/{order.Id}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal("refunded", bought.GetProperty("paymentStatus").GetString());
        Assert.Equal(1, await app.EventsOfAsync(returnId, "orders.return-refunded"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task MarkPaid_PayoutThatWaits_IsCalledOff()
    {
        using var admin = await app.AdminAsync();
        var (returnId, _) = await OwedAsync();
        await app.RunPayoutsAsync(admin);

        (await admin.ReturnAsAdminAsync(returnId, "mark-paid", new { bankReference = "FT1" })).Expect(
            HttpStatusCode.OK
        );
        await app.RunPayoutsAsync(admin);

        Assert.Equal(1, await CountAsync(returnId));
        Assert.Equal(
            "Cancelled",
            await app.ScalarAsync<string>($"SELECT status FROM payments.payouts WHERE return_id = '{returnId}'")
        );
        await app.AssertInvariantsAsync();
    }

    /// <summary>Whoever wins, the buyer is paid once.</summary>
    [Fact]
    public async Task MarkPaid_WhileARunReservesThePayout_IsPaidOnce()
    {
        using var admin = await app.AdminAsync();
        for (var round = 0; round < 5; round++)
        {
            var (returnId, _) = await OwedAsync();
            (await admin.ActAsync("payouts/run")).Expect(HttpStatusCode.Accepted);
            var paid = await Races.AtOnceAsync(
                async () =>
                {
                    await app.RunJobAsync("payments.run-payouts");
                    return HttpStatusCode.OK;
                },
                async () =>
                    (await admin.ReturnAsAdminAsync(returnId, "mark-paid", new { bankReference = "FT1" })).StatusCode
            );

            Assert.Equal(HttpStatusCode.OK, paid.Second);
            Assert.Equal(
                0,
                await app.ScalarAsync<long>(
                    $"""
                    SELECT COUNT(*) FROM payments.payouts WHERE return_id = '{returnId}' AND status <> 'Cancelled'
                    """
                )
            );
        }

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task MarkReturned_PaidToTheBuyer_IsOwedAgainAndPaidOnceMore()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var (returnId, order) = await OwedAsync();
        await app.RunPayoutsAsync(maker);
        var first = await PaidAsync(maker, confirmer);
        (await confirmer.ActAsync($"payouts/{first}/mark-returned", new { reason = "AC04" })).Expect(HttpStatusCode.OK);

        Assert.Equal("Accepted", await app.ReturnStatusOfAsync(returnId));
        Assert.True(await app.BalanceOfAsync("buyer_refunds") > 0);
        var bought = await (await order.Buyer.Client.GetAsync($"/api/v1/orders/{order.Id}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.NotEqual("refunded", bought.GetProperty("paymentStatus").GetString());
        await app.DrainAsync();
        Assert.Equal(1, await app.NotificationsOfAsync(order.Buyer, "return.money_back"));
        await app.AssertInvariantsAsync();

        await app.RunPayoutsAsync(maker);
        var second = await PaidAsync(maker, confirmer);
        Assert.NotEqual(first, second);
        Assert.Equal("Refunded", await app.ReturnStatusOfAsync(returnId));
        Assert.Equal(0, await app.BalanceOfAsync("buyer_refunds"));
        await app.AssertInvariantsAsync();

        (await confirmer.ActAsync($"payouts/{second}/mark-returned", new { reason = "AC04" })).Expect(
            HttpStatusCode.OK
        );
        await app.RunPayoutsAsync(maker);
        Assert.Equal(2, await CountAsync(returnId));
        (await maker.ReturnAsAdminAsync(returnId, "mark-paid", new { bankReference = "FT2" })).Expect(
            HttpStatusCode.OK
        );
        Assert.Equal(0, await app.BalanceOfAsync("buyer_refunds"));
        await app.AssertInvariantsAsync();
    }

    /// <summary>A return that an earlier version left refunded when its money came back.</summary>
    [Fact]
    public async Task Migrate_ReturnLeftRefunded_IsOwedAgain()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var (returnId, _) = await OwedAsync();
        await app.RunPayoutsAsync(maker);
        var payout = await PaidAsync(maker, confirmer);
        (await confirmer.ActAsync($"payouts/{payout}/mark-returned", new { reason = "AC04" })).Expect(
            HttpStatusCode.OK
        );
        await app.ExecuteAsync(
            $"UPDATE orders.returns SET status = 'Refunded', refunded_at = now() WHERE id = '{returnId}'"
        );

        await app.ExecuteAsync(ReturnedRefundRepair.Sql);
        await app.ExecuteAsync(ReturnedRefundRepair.Sql);

        Assert.Equal("Accepted", await app.ReturnStatusOfAsync(returnId));
        await app.AssertInvariantsAsync();
        (await maker.ReturnAsAdminAsync(returnId, "mark-paid", new { bankReference = "FT2" })).Expect(
            HttpStatusCode.OK
        );
    }

    private async Task<Guid> PaidAsync(SignIn maker, SignIn confirmer) =>
        Assert.Single(await app.PayoutsOfBatchAsync(await app.PayAllAsync(maker, confirmer)));

    private async Task<(Guid ReturnId, CashOrder Order)> OwedAsync()
    {
        var order = await app.CashOrderAsync();
        await order.Seller.DeliverAsync(order.Id);
        var id = await order.Buyer.ReturnAsync(order.Id, await order.Buyer.LineOfAsync(order.Id), iban: Iban);
        (await order.Seller.ReturnAsSellerAsync(id, "settle")).Expect(HttpStatusCode.OK);
        return (id, order);
    }

    private Task<long> CountAsync(Guid returnId) =>
        app.ScalarAsync<long>($"SELECT COUNT(*) FROM payments.payouts WHERE return_id = '{returnId}'");
}
