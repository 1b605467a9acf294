using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>A marketplace that paid its sellers in another way before: payouts start from a day.</summary>
[PayoutsStartLater]
public sealed class PayoutStartTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Run_BalanceFromBeforeTheFirstDay_IsSettledAndNotPaid()
    {
        using var owner = await app.SellerAsync();
        using var debtor = await app.SellerAsync();
        await app.EarnAsync(owner.SellerId, 3, 10_000);
        await app.EarnAsync(debtor.SellerId, 1, -700);
        using (var early = await app.AdminAsync())
            await (await early.ActAsync("payouts/run")).ProblemAsync(409, "payout.not_started");
        await app.RunJobAsync("payments.run-payouts");
        Assert.Equal(0, await app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.statements"));

        app.Clock.Advance(PayoutsStartLaterAttribute.Ahead + TimeSpan.FromDays(1));
        using var admin = await app.AdminAsync();
        using var later = await app.SignInAgainAsync(owner);
        await app.EarnAsync(owner.SellerId, 2, 1_500);
        await app.RunPayoutsAsync(admin);
        await app.RunPayoutsAsync(admin);

        var seller = owner with { Client = later };
        var statements = (await seller.FinanceAsync("statements")).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal([0L, 0L], statements.Select(s => s.Amount("closing")));
        var first = await seller.FinanceAsync($"statements/{statements[1].GetProperty("id").GetGuid()}");
        Assert.Equal(
            [10_000L, 10_000, 10_000, -30_000],
            first.GetProperty("lines").EnumerateArray().Select(l => l.Amount("amount"))
        );
        Assert.Equal("settled_before", first.GetProperty("lines")[3].GetProperty("kind").GetString());
        Assert.Equal(3_000, (await seller.LastPayoutAsync()).Amount("amount"));
        Assert.Equal(30_000 - 700, await app.BalanceOfAsync("bank"));
        Assert.Equal(0, await app.PayableOfAsync(debtor.SellerId));
        Assert.Equal(1, await app.LedgerCountOfAsync(owner.SellerId, "SettledBefore"));
        await app.AssertInvariantsAsync();
    }
}

/// <summary>Payouts start some days from now.</summary>
public sealed class PayoutsStartLaterAttribute : HostSetupAttribute
{
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(10);

    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
        new Dictionary<string, string?>
        {
            ["Payouts:SettledBefore"] = LocalDays.Of(app.Clock.GetUtcNow() + Ahead, TimeZoneInfo.Utc).ToString("O"),
        };
}
