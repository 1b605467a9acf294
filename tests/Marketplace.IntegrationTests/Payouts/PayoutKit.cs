using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Paying sellers over HTTP, as administrators and sellers do it.</summary>
public static class PayoutKit
{
    /// <summary>Asks for a payout run and carries it out.</summary>
    public static async Task RunPayoutsAsync(this MarketplaceApp app, SignIn admin)
    {
        (await admin.ActAsync("payouts/run")).Expect(HttpStatusCode.Accepted);
        await app.RunJobAsync("payments.run-payouts");
    }

    /// <summary>An administrator's POST with a key of its own.</summary>
    public static Task<HttpResponseMessage> ActAsync(this SignIn admin, string path, object? body = null) =>
        admin.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/{path}",
            body,
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("Accept-Language", "en")
        );

    /// <summary>Puts what waits into a batch, and has another administrator record that the bank paid all of
    /// it.</summary>
    /// <returns>The batch.</returns>
    public static async Task<Guid> PayAllAsync(this MarketplaceApp app, SignIn maker, SignIn confirmer)
    {
        var batch = await MakeBatchAsync(maker);
        var result = "payout_id,status,reference\n";
        foreach (var payout in await app.PayoutsOfBatchAsync(batch))
            result += $"{payout},paid,FT-{payout:N}\n";
        (await confirmer.ActAsync($"payout-batches/{batch}/result", new { content = result })).Expect(
            HttpStatusCode.OK
        );
        return batch;
    }

    /// <summary>Puts what waits into a batch.</summary>
    public static async Task<Guid> MakeBatchAsync(this SignIn maker) =>
        (await (await maker.ActAsync("payout-batches")).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    /// <summary>Payouts of a batch.</summary>
    public static async Task<IReadOnlyList<Guid>> PayoutsOfBatchAsync(this MarketplaceApp app, Guid batch)
    {
        var ids = await app.ScalarAsync<string>(
            $"SELECT COALESCE(string_agg(id::text, ','), '') FROM payments.payouts WHERE batch_id = '{batch}'"
        );
        return [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
    }

    /// <summary>What a store reads about its money.</summary>
    public static async Task<JsonElement> FinanceAsync(this SignIn seller, string path) =>
        await (await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/{path}")).JsonAsync(HttpStatusCode.OK);

    /// <summary>The amount of a member that is money.</summary>
    public static long Amount(this JsonElement element, string name) =>
        element.GetProperty(name).GetProperty("amount").GetInt64();

    /// <summary>The newest payout of a store.</summary>
    public static async Task<JsonElement> LastPayoutAsync(this SignIn seller) =>
        (await seller.FinanceAsync("payouts")).GetProperty("data")[0];

    /// <summary>Records that the newest IBAN of a store was compared with documents.</summary>
    public static async Task VerifyIbanAsync(this MarketplaceApp app, SignIn admin, Guid sellerId)
    {
        var path = $"/api/v1/admin/sellers/{sellerId}/payout-account";
        var tag = (await admin.Client.GetAsync(path)).Headers.ETag!.Tag;
        (await admin.Client.SendJsonAsync(HttpMethod.Post, path + "/verify", null, ("If-Match", tag))).Expect(
            HttpStatusCode.OK
        );
    }

    /// <summary>Books earnings of a store as if so many orders had been delivered.</summary>
    public static async Task EarnAsync(this MarketplaceApp app, Guid sellerId, int sales, long eachMinor)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedger>();
        await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .RunAsync(
                async ct =>
                {
                    for (var sale = 0; sale < sales; sale++)
                    {
                        var amount = new Money(eachMinor, "TRY");
                        await ledger.PostAsync(LedgerEntries.OrderPayable(Ids.New(app.Clock), sellerId, amount)!, ct);
                    }

                    return true;
                },
                default
            );
    }

    /// <summary>A run whose stores a test settles by itself.</summary>
    public static async Task<Guid> NewRunAsync(this MarketplaceApp app)
    {
        var (id, now) = (Ids.New(app.Clock), app.Clock.GetUtcNow());
        await app.ExecuteAsync(
            $"""
            INSERT INTO payments.payout_runs
                (id, day, requested_by, started_at, finished_at, statements, payouts, amount_minor, failures)
            VALUES ('{id}', '{now:yyyy-MM-dd}', '{id}', '{now:O}', '{now:O}', 0, 0, 0, 0)
            """
        );
        return id;
    }
}
