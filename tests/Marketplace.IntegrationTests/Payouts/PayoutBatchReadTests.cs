using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>What making a batch of payouts reads.</summary>
public sealed class PayoutBatchReadTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>However many payouts a batch has, their accounts are read at once.</summary>
    [Fact]
    public async Task MakeBatch_ManyStores_ReadsTheirAccountsInAsManyStatementsAsForOne()
    {
        using var admin = await app.AdminAsync();
        var one = await CountAsync(admin, 1);
        var many = await CountAsync(admin, 6);
        Assert.InRange(one, 3, 60);
        Assert.Equal(one, many);
    }

    /// <summary>Statements that read something while a batch is made.</summary>
    private async Task<int> CountAsync(SignIn admin, int stores)
    {
        for (var store = 0; store < stores; store++)
            await app.EarnAsync((await app.SellerAsync()).SellerId, 1, 5_000);
        await app.RunPayoutsAsync(admin);
        using var counter = new StatementCounter();
        var made = await admin.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/admin/payout-batches",
            null,
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("traceparent", counter.TraceParent)
        );
        var count = (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("count").GetInt32();
        Assert.True(count >= stores);
        return counter.Statements.Count(s => s.StartsWith("SELECT", StringComparison.Ordinal));
    }
}
