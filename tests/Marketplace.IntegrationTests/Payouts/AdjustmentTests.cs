using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Corrections of stores' balances, which two administrators agree on.</summary>
public sealed class AdjustmentTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Reason = "Late parcel, ticket 4711";

    [Fact]
    public async Task Approve_ByAnother_IsBookedOnceAndTheStoreReadsWhy()
    {
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync();
        using var owner = await app.SellerAsync();
        var made = await (await ProposeAsync(maker, owner, 2_500)).JsonAsync(HttpStatusCode.Created);
        var id = made.GetProperty("id").GetGuid();
        Assert.Equal(("pending", 2_500L), (made.GetProperty("status").GetString(), made.Amount("amount")));
        await (await DecideAsync(maker, id, "approve")).ProblemAsync(403, "payout.four_eyes");
        Assert.Equal(0, await app.PayableOfAsync(owner.SellerId));

        var done = await (await DecideAsync(other, id, "approve")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("approved", done.GetProperty("status").GetString());
        await (await DecideAsync(other, id, "approve")).ProblemAsync(409, "ledger.adjustment_decided");
        await (await DecideAsync(maker, id, "reject")).ProblemAsync(409, "ledger.adjustment_decided");

        Assert.Equal(2_500, await app.PayableOfAsync(owner.SellerId));
        var line = (await owner.FinanceAsync("ledger?kind=adjustment")).GetProperty("data")[0];
        Assert.Equal((2_500L, Reason), (line.Amount("amount"), line.GetProperty("reason").GetString()));
        await app.RunPayoutsAsync(maker);
        var statement = (await owner.FinanceAsync("statements")).GetProperty("data")[0].GetProperty("id").GetGuid();
        var stated = (await owner.FinanceAsync($"statements/{statement}")).GetProperty("lines")[0];
        Assert.Equal(Reason, stated.GetProperty("reason").GetString());
        var explained = (await owner.FinanceAsync($"statements/{statement}/explain")).GetProperty("data")[0];
        Assert.Contains(Reason, explained.GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Equal(1, await app.AuditCountAsync("ledger.propose_adjustment", id));
        Assert.Equal(1, await app.AuditCountAsync("ledger.approve_adjustment", id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Approve_ManyAtOnce_IsBookedOnce()
    {
        using var maker = await app.AdminAsync();
        using var owner = await app.SellerAsync();
        var others = new[] { await app.AdminAsync(), await app.AdminAsync() };
        for (var round = 1; round <= 5; round++)
        {
            var made = await (await ProposeAsync(maker, owner, 100)).JsonAsync(HttpStatusCode.Created);
            var id = made.GetProperty("id").GetGuid();
            var answers = await Races.AtOnceAsync(6, i => DecideAsync(others[i % 2], id, "approve"));
            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
            Assert.Equal(round * 100, await app.PayableOfAsync(owner.SellerId));
        }

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Reject_ByItsMaker_BooksNothing()
    {
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync();
        using var owner = await app.SellerAsync();
        var id = (await (await ProposeAsync(maker, owner, -900)).JsonAsync(HttpStatusCode.Created))
            .GetProperty("id")
            .GetGuid();
        var rejected = await (await DecideAsync(maker, id, "reject")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("A mistake", rejected.GetProperty("rejectionReason").GetString());
        await (await DecideAsync(other, id, "approve")).ProblemAsync(409, "ledger.adjustment_decided");
        Assert.Equal(0, await app.LedgerCountOfAsync(id, "Adjustment"));
        var listed = await (
            await other.Client.GetAsync($"/api/v1/admin/ledger/adjustments?sellerId={owner.SellerId}&status=rejected")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(id, Assert.Single(listed.GetProperty("data").EnumerateArray()).GetProperty("id").GetGuid());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Propose_Lines_MustBalanceAndMoveTheStoresBalance()
    {
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync();
        using var owner = await app.SellerAsync();
        await (await LinesAsync(maker, owner.SellerId, ("goodwill", 300, 0), ("seller_payable", 0, 299))).ProblemAsync(
            422,
            "ledger.adjustment_unbalanced"
        );
        await (await LinesAsync(maker, owner.SellerId, ("goodwill", 300, 0), ("bad_debt", 0, 300))).ProblemAsync(
            422,
            "ledger.adjustment_unbalanced"
        );
        await (await LinesAsync(maker, owner.SellerId, ("goodwill", 300, 300), ("bad_debt", 0, 0))).ProblemAsync(
            400,
            "validation.failed"
        );
        await (
            await LinesAsync(maker, Guid.CreateVersion7(), ("goodwill", 300, 0), ("seller_payable", 0, 300))
        ).ProblemAsync(404, "resource.not_found");

        var made = await (
            await LinesAsync(
                maker,
                owner.SellerId,
                ("goodwill", 200, 0),
                ("psp_fees", 100, 0),
                ("seller_payable", 0, 300)
            )
        ).JsonAsync(HttpStatusCode.Created);
        (await DecideAsync(other, made.GetProperty("id").GetGuid(), "approve")).Expect(HttpStatusCode.OK);
        Assert.Equal(300, await app.PayableOfAsync(owner.SellerId));
        await app.AssertInvariantsAsync();
    }

    private static Task<HttpResponseMessage> ProposeAsync(SignIn admin, SignIn owner, long amountMinor) =>
        admin.ActAsync(
            "ledger/adjustments",
            new
            {
                owner.SellerId,
                reason = Reason,
                account = "goodwill",
                amountMinor,
            }
        );

    private static Task<HttpResponseMessage> LinesAsync(
        SignIn admin,
        Guid sellerId,
        params (string Account, long Debit, long Credit)[] lines
    ) =>
        admin.ActAsync(
            "ledger/adjustments",
            new
            {
                sellerId,
                reason = Reason,
                lines = lines.Select(l => new
                {
                    account = l.Account,
                    debitMinor = l.Debit,
                    creditMinor = l.Credit,
                }),
            }
        );

    private static Task<HttpResponseMessage> DecideAsync(SignIn admin, Guid id, string decision) =>
        admin.ActAsync(
            $"ledger/adjustments/{id}/{decision}",
            decision == "reject" ? new { reason = "A mistake" } : null
        );
}
