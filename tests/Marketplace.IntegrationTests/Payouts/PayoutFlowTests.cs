using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>From a paid card order to the seller's account, and what a refund after the payout does.</summary>
public sealed class PayoutFlowTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Payout_DeliveredOrder_IsPaidByBankFileWithTwoPeople()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var sale = await app.PaidOrderAsync();
        var pending = (await app.Seller.FinanceAsync("balance")).Amount("pending");
        await app.Seller.DeliverAsync(sale.OrderId);

        var balance = await app.Seller.FinanceAsync("balance");
        var earned = balance.Amount("payable");
        Assert.True(earned > 0);
        Assert.Equal(
            (pending - earned, false),
            (balance.Amount("pending"), balance.GetProperty("negative").GetBoolean())
        );
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, balance.GetProperty("dueNext").ValueKind);
        var booked = (await app.Seller.FinanceAsync("ledger?kind=order_completed")).GetProperty("data")[0];
        Assert.Equal((earned, sale.OrderId), (booked.Amount("amount"), booked.GetProperty("refId").GetGuid()));

        await app.RunPayoutsAsync(maker);
        var statement = (await app.Seller.FinanceAsync("statements")).GetProperty("data")[0];
        var document = await app.Seller.FinanceAsync($"statements/{statement.GetProperty("id").GetGuid()}");
        Assert.Equal((0L, 0L), (document.Amount("opening"), document.Amount("closing")));
        Assert.Equal(
            [earned, -earned],
            document.GetProperty("lines").EnumerateArray().Select(l => l.Amount("amount")).OrderDescending()
        );
        balance = await app.Seller.FinanceAsync("balance");
        Assert.Equal((0L, earned), (balance.Amount("payable"), balance.Amount("inTransit")));

        var batch = await maker.MakeBatchAsync();
        var file = await (
            await maker.Client.GetAsync($"/api/v1/admin/payout-batches/{batch}/file")
        ).Content.ReadAsStringAsync();
        var payout = await app.Seller.LastPayoutAsync();
        var id = payout.GetProperty("id").GetGuid();
        Assert.Equal("sent", payout.GetProperty("status").GetString());
        Assert.Contains($"{id},{Stores.Iban},", file, StringComparison.Ordinal);
        Assert.Contains($",{earned / 100}.{earned % 100:D2},TRY,EKS-", file, StringComparison.Ordinal);

        var result = new { content = $"payout_id,status,reference\r\n{id},paid,FT26333\r\n" };
        await (await maker.ActAsync($"payout-batches/{batch}/result", result)).ProblemAsync(403, "payout.four_eyes");
        await (await maker.ActAsync($"payouts/{id}/mark-paid", new { bankReference = "FT1" })).ProblemAsync(
            403,
            "payout.four_eyes"
        );
        for (var repeat = 0; repeat < 2; repeat++)
        {
            var recorded = await confirmer.ActAsync($"payout-batches/{batch}/result", result);
            Assert.Equal(1 - repeat, (await recorded.JsonAsync(HttpStatusCode.OK)).GetProperty("moved").GetInt32());
        }

        payout = await app.Seller.LastPayoutAsync();
        Assert.Equal("paid", payout.GetProperty("status").GetString());
        Assert.Equal(
            earned,
            await app.ScalarAsync<long>(
                $"SELECT SUM(amount_minor)::bigint FROM payments.payouts WHERE batch_id = '{batch}'"
            )
        );
        Assert.Equal(1, await app.EventsOfAsync(id, "payments.payout-paid"));
        Assert.Equal(1, await app.AuditCountAsync("payout_batch.download", batch));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Refund_AfterThePayout_MakesTheNextOneSmallerByTheSellersShare()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var first = await app.PaidOrderAsync(1, 3);
        await app.Seller.DeliverAsync(first.OrderId);
        await app.RunPayoutsAsync(maker);
        await app.PayAllAsync(maker, confirmer);
        Assert.Equal(0, (await app.Seller.FinanceAsync("balance")).Amount("payable"));

        (
            await app.Seller.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{app.Seller.SellerId}/orders/{first.OrderId}/refunds",
                new { reason = "goodwill", lines = new[] { new { lineId = first.LineId, quantity = 1 } } },
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            )
        ).Expect(HttpStatusCode.Created);
        await PayBack.AllAsync(app, first.PaymentId);
        var owed = await app.Seller.FinanceAsync("balance");
        var share = -owed.Amount("payable");
        var (commission, price) = (333L, first.UnitPrice.Amount);
        Assert.Equal(price - commission - 67, share);
        Assert.True(owed.GetProperty("negative").GetBoolean());
        await app.RunPayoutsAsync(maker);
        Assert.Equal("paid", (await app.Seller.LastPayoutAsync()).GetProperty("status").GetString());

        var second = await app.PaidOrderAsync(2, 2);
        var pending = (await app.Seller.FinanceAsync("balance")).Amount("pending");
        await app.Seller.DeliverAsync(second.OrderId);
        var earned = pending - (await app.Seller.FinanceAsync("balance")).Amount("pending");
        await app.RunPayoutsAsync(maker);

        var payout = await app.Seller.LastPayoutAsync();
        Assert.Equal(earned - share, payout.Amount("amount"));
        await app.PayAllAsync(maker, confirmer);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Payout_FailedReturnedOrCancelled_IsPayableAgainAndPaidOnce()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var sale = await app.PaidOrderAsync(3, 2);
        await app.Seller.DeliverAsync(sale.OrderId);
        await app.RunPayoutsAsync(maker);
        var payout = await app.Seller.LastPayoutAsync();
        var amount = payout.Amount("amount");

        var first = payout.GetProperty("id").GetGuid();
        (await maker.ActAsync($"payouts/{first}/cancel")).Expect(HttpStatusCode.OK);
        await (await maker.ActAsync($"payouts/{first}/cancel")).ProblemAsync(409, "payout.invalid_transition");
        Assert.Equal(amount, (await app.Seller.FinanceAsync("balance")).Amount("payable"));

        var second = await AgainAsync(maker, amount);
        var batch = await maker.MakeBatchAsync();
        var failed = new { content = $"payout_id,status,reference\n{second},failed,AC01" };
        (await confirmer.ActAsync($"payout-batches/{batch}/result", failed)).Expect(HttpStatusCode.OK);

        var third = await AgainAsync(maker, amount);
        await app.PayAllAsync(maker, confirmer);
        (await confirmer.ActAsync($"payouts/{third}/mark-returned", new { reason = "AC04" })).Expect(HttpStatusCode.OK);

        var fourth = await AgainAsync(maker, amount);
        await app.PayAllAsync(maker, confirmer);
        Assert.Equal("paid", (await app.Seller.LastPayoutAsync()).GetProperty("status").GetString());
        Assert.Equal(4, new[] { first, second, third, fourth }.Distinct().Count());
        Assert.Equal(1, await app.EventsOfAsync(second, "payments.payout-failed"));
        Assert.Equal(1, await app.EventsOfAsync(third, "payments.payout-returned"));
        await (await confirmer.ActAsync($"payout-batches/{batch}/result", new { content = "nonsense" })).ProblemAsync(
            400,
            "validation.failed"
        );
        await (await maker.ActAsync("payout-batches")).ProblemAsync(409, "payout.nothing_due");
        await app.AssertInvariantsAsync();
    }

    private async Task<Guid> AgainAsync(SignIn admin, long amount)
    {
        Assert.Equal(amount, (await app.Seller.FinanceAsync("balance")).Amount("payable"));
        // The bank's refusal takes the IBAN's verification.
        await app.VerifyIbanAsync(admin, app.Seller.SellerId);
        await app.RunPayoutsAsync(admin);
        var payout = await app.Seller.LastPayoutAsync();
        Assert.Equal((amount, "pending"), (payout.Amount("amount"), payout.GetProperty("status").GetString()));
        return payout.GetProperty("id").GetGuid();
    }
}
