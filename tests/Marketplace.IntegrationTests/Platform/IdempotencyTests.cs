using System.Net;
using System.Net.Http.Json;
using System.Text;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What a repeat under the same Idempotency-Key gets, and which answers are kept for it.</summary>
public sealed class IdempotencyTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Replayed = "Idempotency-Replayed";

    [Fact]
    public async Task Refusal409_RestockedMeanwhile_IsReplayedUntilANewKeyComes()
    {
        var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller, stock: 1);
        var buyer = await app.BuyerAsync();
        var checkout = await buyer.CheckoutAsync((goods.VariantId, 2));
        var first = await buyer.CompleteAsync(checkout, "short-of-stock");
        await first.ProblemAsync(409, "stock.insufficient");
        Assert.False(first.Headers.Contains(Replayed));
        (
            await seller.Client.PostAsJsonAsync(
                $"/api/v1/seller/{seller.SellerId}/stock/{goods.VariantId}/adjust",
                new { delta = 5 }
            )
        ).Expect(HttpStatusCode.OK);

        var second = await buyer.CompleteAsync(checkout, "short-of-stock");
        await second.ProblemAsync(409, "stock.insufficient");
        Assert.Equal("true", second.Headers.GetValues(Replayed).Single());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        (await buyer.CompleteAsync(checkout, "after-restocking")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Refusal422_Repeated_IsReplayed()
    {
        var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller);
        await (await QuoteAsync(seller, goods, "own-goods")).ProblemAsync(422, "order.self_purchase");
        var second = await QuoteAsync(seller, goods, "own-goods");
        await second.ProblemAsync(422, "order.self_purchase");
        Assert.True(second.Headers.Contains(Replayed));
    }

    [Fact]
    public async Task Continuation_OutlivedByARepeat_CannotTouchWhatTheRepeatAnswered()
    {
        var request = new IdempotentRequest("somebody", "slow-provider", [1]);
        var slow = await RunAsync(request);
        Assert.True(slow.IsPending);
        Assert.Equal("idempotency.in_progress", (await TryRunAsync(request)).Error?.Code);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var repeat = await RunAsync(request);
        await EndAsync(executor => executor.ReleaseAsync(request, slow.Lease, default));
        Assert.Equal("idempotency.in_progress", (await TryRunAsync(request)).Error?.Code);
        await EndAsync(executor => executor.CompleteAsync(request, Answer("second"), repeat.Lease, default));
        await EndAsync(executor => executor.CompleteAsync(request, Answer("first"), slow.Lease, default));

        var replayed = await RunAsync(request);
        Assert.False(replayed.IsPending);
        Assert.Equal("second"u8.ToArray(), replayed.Body);
    }

    [Fact]
    public async Task Refusals400And404_Repeated_AreNotKept()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var buyer = await app.BuyerAsync();
        await (
            await buyer.Client.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/checkouts",
                new { items = Array.Empty<object>() },
                ("Idempotency-Key", "mended")
            )
        ).ProblemAsync(400, "validation.failed");
        (await QuoteAsync(buyer, goods, "mended")).Expect(HttpStatusCode.Created);

        for (var i = 0; i < 2; i++)
        {
            var missing = await buyer.CompleteAsync(Guid.Empty, "missing");
            await missing.ProblemAsync(404, "resource.not_found");
            Assert.False(missing.Headers.Contains(Replayed));
        }

        Assert.Equal(
            0,
            await app.ScalarAsync<long>("SELECT count(*) FROM platform.idempotency_records WHERE key = 'missing'")
        );
    }

    [Fact]
    public async Task Refusal403_ConfirmedMeanwhile_IsNotKept()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var buyer = await app.BuyerAsync(confirmed: false);
        await (await QuoteAsync(buyer, goods, "unconfirmed")).ProblemAsync(403, "auth.email_unconfirmed");
        await app.ConfirmEmailAsync(buyer);
        (await QuoteAsync(buyer, goods, "unconfirmed")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Refusal412_SentAgainWithTheCurrentVersion_IsNotKept()
    {
        var buyer = await app.BuyerAsync();
        await (await RenameAsync("\"99\"")).StaleAsync("\"1\"");
        (await RenameAsync("\"1\"")).Expect(HttpStatusCode.OK);

        Task<HttpResponseMessage> RenameAsync(string tag) =>
            buyer.Client.SendJsonAsync(
                HttpMethod.Patch,
                "/api/v1/me",
                new { displayName = "Ayşe" },
                ("If-Match", tag),
                ("Idempotency-Key", "renamed")
            );
    }

    [Fact]
    public async Task Copy_FirstStillRunningAfterTwoSeconds_IsInProgress()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var buyer = await app.BuyerAsync();
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var command = new NpgsqlCommand(
                $"""
                INSERT INTO platform.idempotency_records (principal, key, fingerprint, status, created_at, expires_at)
                    VALUES ('{buyer.UserId}', 'running', '', 0, now(), now() + interval '1 day')
                """,
                connection
            );
            await command.ExecuteNonQueryAsync();
            var started = TimeProvider.System.GetTimestamp();
            var copy = await QuoteAsync(buyer, goods, "running");
            await copy.ProblemAsync(409, "idempotency.in_progress");
            Assert.Equal(TimeSpan.FromSeconds(1), copy.Headers.RetryAfter?.Delta);
            Assert.True(
                TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(1.9),
                "The copy did not wait for the first."
            );
            await transaction.RollbackAsync();
        }

        (await QuoteAsync(buyer, goods, "running")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Key_MissingOrOfTheWrongForm_IsRefused()
    {
        var buyer = await app.BuyerAsync();
        await (await buyer.Client.PostAsync($"/api/v1/checkouts/{Guid.Empty}/complete", null)).ProblemAsync(
            400,
            "idempotency.key_required"
        );
        foreach (var key in new[] { new string('k', 256), "two words", "tab\there" })
            await (await buyer.CompleteAsync(Guid.Empty, key)).ProblemAsync(400, "idempotency.key_invalid");
        await (await buyer.CompleteAsync(Guid.Empty, new string('~', 255))).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Key_WithAnotherRequestOrOfAnotherUser_IsReusedOrNew()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var (one, other) = (await app.BuyerAsync(), await app.BuyerAsync());
        var first = await IdAsync(await QuoteAsync(one, goods, "shared"));
        await (await QuoteAsync(one, goods, "shared", quantity: 2)).ProblemAsync(422, "idempotency.key_reused");
        Assert.NotEqual(first, await IdAsync(await QuoteAsync(other, goods, "shared")));
        Assert.Equal(first, await IdAsync(await QuoteAsync(one, goods, "shared")));
    }

    [Fact]
    public async Task Key_ADayLater_IsNew()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var buyer = await app.BuyerAsync();
        var first = await IdAsync(await QuoteAsync(buyer, goods, "yesterday"));
        app.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(first, await IdAsync(await QuoteAsync(await AgainAsync(), goods, "yesterday")));
        app.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        var answer = await QuoteAsync(await AgainAsync(), goods, "yesterday");
        Assert.False(answer.Headers.Contains(Replayed));
        Assert.NotEqual(first, await IdAsync(answer));

        async Task<SignIn> AgainAsync()
        {
            var login = await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/login",
                new { email = buyer.Email, password = SignIn.Password }
            );
            return buyer with
            {
                Client = app.NewClient(
                    (await login.JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString()
                ),
            };
        }
    }

    [Fact]
    public async Task Replay_OfACreatedResource_HasItsLocationAndETag()
    {
        var buyer = await app.BuyerAsync();
        var body = new { slug = "replayed-store", name = "Replayed" };
        var first = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/sellers",
            body,
            ("Idempotency-Key", "store")
        );
        first.Expect(HttpStatusCode.Created);
        var second = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/sellers",
            body,
            ("Idempotency-Key", "store")
        );
        second.Expect(HttpStatusCode.Created);
        Assert.True(second.Headers.Contains(Replayed));
        Assert.NotNull(first.Headers.Location);
        Assert.Equal((first.Headers.Location, "\"1\""), (second.Headers.Location, second.Headers.ETag?.Tag));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
    }

    private static Task<HttpResponseMessage> QuoteAsync(SignIn buyer, Goods goods, string key, int quantity = 1) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/checkouts",
            new
            {
                items = new[] { new { variantId = goods.VariantId, quantity } },
                address = new
                {
                    fullName = "Ayşe Yılmaz",
                    phone = "+905321234567",
                    line1 = "Moda Cad. 12",
                    district = "Kadıköy",
                    city = "İstanbul",
                },
                paymentMethod = "cash_on_delivery",
            },
            ("Idempotency-Key", key)
        );

    private static async Task<Guid> IdAsync(HttpResponseMessage answer) =>
        (await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    private async Task<StoredResponse> RunAsync(IdempotentRequest request) =>
        (await TryRunAsync(request)).Value.Response;

    private Task<Result<IdempotencyExecutor.Outcome>> TryRunAsync(IdempotentRequest request) =>
        app.InScopeAsync<IdempotencyExecutor, Result<IdempotencyExecutor.Outcome>>(executor =>
            executor.ExecuteAsync(request, _ => Task.FromResult(Answer("owed") with { IsPending = true }), default)
        );

    private Task EndAsync(Func<IdempotencyExecutor, Task> endAsync) =>
        app.InScopeAsync<IdempotencyExecutor, bool>(async executor =>
        {
            await endAsync(executor);
            return true;
        });

    private static StoredResponse Answer(string body) =>
        new(200, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));
}
