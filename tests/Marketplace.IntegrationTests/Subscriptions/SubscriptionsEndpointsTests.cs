using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>Each endpoint of a store's subscription: happy, not signed in, not the owner, invalid, repeated.</summary>
public sealed class SubscriptionsEndpointsTests(BillingApp app) : IClassFixture<BillingApp>
{
    private static readonly object Standard = new { planCode = "standard" };

    public static TheoryData<string, string> Endpoints =>
        new()
        {
            { "GET", "/subscription" },
            { "POST", "/subscription" },
            { "POST", "/subscription/change/preview" },
            { "POST", "/subscription/change" },
            { "POST", "/subscription/cancel" },
            { "POST", "/subscription/resume" },
            { "GET", "/subscription/invoices" },
            { "GET", "/subscription/invoices/01a258cc-dcee-7a43-8338-8821abec0dfd" },
            { "POST", "/subscription/invoices/01a258cc-dcee-7a43-8338-8821abec0dfd/pay" },
            { "GET", "/usage" },
        };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task AnyEndpoint_NotSignedIn_Answers401(string method, string path) =>
        await (await CallAsync(app.Anonymous, method, await app.StoreAsync(), path)).ProblemAsync(401, "auth.required");

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task AnyEndpoint_OwnerOfAnotherStore_Answers404(string method, string path) =>
        await (await CallAsync((await app.StoreAsync()).Client, method, await app.StoreAsync(), path)).ProblemAsync(
            404,
            "resource.not_found"
        );

    [Theory]
    [InlineData("/subscription", "{}", 400, "validation.failed")]
    [InlineData("/subscription", """{"planCode":""}""", 400, "validation.failed")]
    [InlineData("/subscription", """{"planCode":"standard","plan":"pro"}""", 400, "request.unknown_field")]
    [InlineData("/subscription", "[]", 400, "request.malformed")]
    [InlineData("/subscription", """{"planCode":"free"}""", 422, "subscription.same_plan")]
    [InlineData("/subscription", """{"planCode":"platinum"}""", 422, "plan.not_offered")]
    [InlineData("/subscription/change/preview", """{"planCode":null}""", 400, "validation.failed")]
    [InlineData("/subscription/change", """{"planCode":"pro"}""", 404, "resource.not_found")]
    [InlineData("/subscription/change/preview", """{"planCode":"pro"}""", 404, "resource.not_found")]
    [InlineData("/subscription/cancel", null, 404, "resource.not_found")]
    [InlineData("/subscription/resume", null, 404, "resource.not_found")]
    public async Task Post_InvalidOrWithoutSubscription_IsRefused(string path, string? body, int status, string code)
    {
        var store = await app.StoreAsync();
        var answer = await CallAsync(
            store.Client,
            "POST",
            store,
            path,
            body is null ? null : JsonDocument.Parse(body).RootElement
        );
        await answer.ProblemAsync(status, code);
        Assert.Empty(await store.InvoicesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/change")]
    [InlineData("/invoices/01a258cc-dcee-7a43-8338-8821abec0dfd/pay")]
    public async Task Post_WithoutIdempotencyKey_IsRefused(string action)
    {
        var store = await app.StoreAsync();
        await (await store.Client.SendJsonAsync(HttpMethod.Post, store.Path + action, Standard)).ProblemAsync(
            400,
            "idempotency.key_required"
        );
    }

    [Fact]
    public async Task Subscribe_Repeated_GivesTheSameSubscriptionAndNoSecondOne()
    {
        var store = await app.StoreAsync();
        var first = await store.PostAsync("", Standard, "one");
        Assert.Equal($"/api/v1/seller/{store.Id}/subscription", first.Headers.Location!.ToString());
        var again = await store.PostAsync("", Standard, "one");
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(
            (await first.JsonAsync(HttpStatusCode.Created)).ToString(),
            (await again.JsonAsync(HttpStatusCode.Created)).ToString()
        );
        await (await store.PostAsync("", new { planCode = "pro" }, "one")).ProblemAsync(422, "idempotency.key_reused");
        await (await store.PostAsync("", Standard, "two")).ProblemAsync(409, "subscription.exists");
        Assert.Single(await store.InvoicesAsync());
    }

    [Fact]
    public async Task Subscribe_FirstInvoiceUnpaid_SaysWhatThenWorks()
    {
        var store = await app.StoreAsync();
        (await store.PostAsync("", Standard)).Expect(HttpStatusCode.Created);
        var problem = await (await store.PostAsync("", new { planCode = "pro" })).ProblemAsync(
            409,
            "subscription.exists"
        );
        Assert.Equal("incomplete", problem.GetProperty("params").GetProperty("status").GetString());
        Assert.Contains("or cancel it", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        await (await store.PostAsync("/change", new { planCode = "pro" })).ProblemAsync(
            409,
            "subscription.invalid_transition"
        );
        (await store.PostAsync("/cancel")).Expect(HttpStatusCode.OK);
        (await store.PostAsync("", new { planCode = "pro" })).Expect(HttpStatusCode.Created);
        await store.PayOpenInvoiceAsync();
        await store.UntilStatusAsync("active");
    }

    [Fact]
    public async Task Subscribe_FiftyTimesInParallelWithOtherKeys_MakesOneSubscription()
    {
        var store = await app.StoreAsync();
        using var client = store.Client;
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    client.SendJsonAsync(HttpMethod.Post, store.Path, Standard, ("Idempotency-Key", $"key-{i}"))
                )
        );
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Single(await store.InvoicesAsync());
    }

    [Fact]
    public async Task GetSubscription_OnThePlan_ShowsLimitsUseAndPeriod()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("pro");
        var answer = await store.GetAsync();
        Assert.Equal("pro", answer.GetProperty("subscription").GetProperty("plan").GetProperty("code").GetString());
        Assert.Equal(250, await store.LimitAsync(UsageMetrics.ActiveListings));
        Assert.Equal(8, await store.LimitAsync(UsageMetrics.ImagesPerProduct));
        Assert.DoesNotContain(
            answer.GetProperty("usage").EnumerateArray(),
            u => u.GetProperty("kind").GetString() == "static"
        );
        Assert.Empty(answer.GetProperty("overLimit").EnumerateArray());
        Assert.Equal(
            TimeSpan.FromDays(30),
            answer.GetProperty("period").GetProperty("end").GetDateTimeOffset()
                - answer.GetProperty("period").GetProperty("start").GetDateTimeOffset()
        );
    }

    [Fact]
    public async Task Change_SamePlanOrUnpaid_IsRefusedWithTheReason()
    {
        var store = await app.StoreAsync();
        await (await store.PostAsync("", Standard)).JsonAsync(HttpStatusCode.Created);
        var refused = await (await store.PostAsync("/change", new { planCode = "pro" })).ProblemAsync(
            409,
            "subscription.invalid_transition"
        );
        Assert.Equal("incomplete", refused.GetProperty("params").GetProperty("from").GetString());
        await store.PayOpenInvoiceAsync();
        await (await store.PostAsync("/change", Standard)).ProblemAsync(422, "subscription.same_plan");
        await (await store.PostAsync("/change/preview", Standard)).ProblemAsync(422, "subscription.same_plan");
    }

    [Fact]
    public async Task Change_Repeated_IsReplayedAndBilledOnce()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        var first = await (await store.PostAsync("/change", new { planCode = "pro" }, "change-1")).JsonAsync(
            HttpStatusCode.OK
        );
        var again = await (await store.PostAsync("/change", new { planCode = "pro" }, "change-1")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal(2, (await store.InvoicesAsync()).Count);

        Assert.Equal(
            JsonValueKind.Null,
            (await (await store.PostAsync("/resume")).JsonAsync(HttpStatusCode.OK)).GetProperty("pending").ValueKind
        );
        await store.PayAsync(first, "decline");
        Assert.Equal("standard", await store.PlanAsync());
    }

    [Fact]
    public async Task Cancel_BeforeThePayment_EndsAtOnceAndTakesTheInvoiceBack()
    {
        var store = await app.StoreAsync();
        await (await store.PostAsync("", Standard)).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(
            "expired",
            (await (await store.PostAsync("/cancel")).JsonAsync(HttpStatusCode.OK)).GetProperty("status").GetString()
        );
        var invoice = Assert.Single(await store.InvoicesAsync());
        var refused = await (await store.PostAsync($"/invoices/{invoice.Id}/pay")).ProblemAsync(
            409,
            "invoice.not_payable"
        );
        Assert.Equal("void", refused.GetProperty("params").GetProperty("status").GetString());
        await store.SubscribeAsync("pro");
    }

    [Fact]
    public async Task Invoices_Listed_PageNewestFirstAndFilterByStatus()
    {
        var store = await app.StoreAsync();
        for (var i = 0; i < 3; i++)
        {
            await (await store.PostAsync("", Standard)).JsonAsync(HttpStatusCode.Created);
            await (await store.PostAsync("/cancel")).JsonAsync(HttpStatusCode.OK);
        }

        var numbers = (await store.InvoicesAsync()).Select(i => i.Number).Reverse().ToList();
        var first = await (await store.Client.GetAsync(store.Path + "/invoices?limit=2&status=void")).JsonAsync(
            HttpStatusCode.OK
        );
        var cursor = first.GetProperty("page").GetProperty("nextCursor").GetString();
        var second = await (
            await store.Client.GetAsync(store.Path + $"/invoices?limit=2&status=void&cursor={cursor}")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            numbers,
            first
                .GetProperty("data")
                .EnumerateArray()
                .Concat(second.GetProperty("data").EnumerateArray())
                .Select(i => i.GetProperty("number").GetString()!)
        );
        Assert.False(second.GetProperty("page").GetProperty("hasMore").GetBoolean());
        Assert.Equal(
            0,
            (await (await store.Client.GetAsync(store.Path + "/invoices?status=paid")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .GetArrayLength()
        );
        await (await store.Client.GetAsync(store.Path + $"/invoices?limit=2&cursor={cursor}")).ProblemAsync(
            400,
            "pagination.cursor_mismatch"
        );
        await (await store.Client.GetAsync(store.Path + "/invoices?cursor=nonsense")).ProblemAsync(
            400,
            "pagination.cursor_invalid"
        );
        await (await store.Client.GetAsync(store.Path + "/invoices?limit=0")).ProblemAsync(400, "validation.failed");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await store.Client.GetAsync(store.Path + "/invoices?status=lost")).StatusCode
        );
    }

    [Fact]
    public async Task Invoice_OfAnotherStoreByItsId_IsNotFoundNorPayable()
    {
        var (mine, other) = (await app.StoreAsync(), await app.StoreAsync());
        await (await other.PostAsync("", Standard)).JsonAsync(HttpStatusCode.Created);
        var foreign = (await other.OpenInvoiceAsync())!.Id;
        await (await mine.Client.GetAsync(mine.Path + $"/invoices/{foreign}")).ProblemAsync(404, "resource.not_found");
        await (await mine.PostAsync($"/invoices/{foreign}/pay")).ProblemAsync(404, "resource.not_found");

        var invoice = await (await other.Client.GetAsync(other.Path + $"/invoices/{foreign}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(19_900, invoice.GetProperty("lines")[0].GetProperty("amount").GetProperty("amount").GetInt64());
        Assert.Equal(3_317, invoice.GetProperty("tax").GetProperty("amount").GetInt64());
    }

    [Fact]
    public async Task PayInvoice_AgainAndAgain_GivesTheSamePageUntilItIsPaid()
    {
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", Standard)).JsonAsync(HttpStatusCode.Created);
        var invoice = (await store.OpenInvoiceAsync())!;
        foreach (var key in new[] { "a", "a", "b" })
        {
            var payment = await (await store.PostAsync($"/invoices/{invoice.Id}/pay", null, key)).JsonAsync(
                HttpStatusCode.Created
            );
            Assert.Equal(BillingStore.CheckoutUrlOf(billed), payment.GetProperty("checkoutUrl").GetString());
        }

        await store.PayOpenInvoiceAsync();
        await (await store.PostAsync($"/invoices/{invoice.Id}/pay")).ProblemAsync(409, "invoice.not_payable");
    }

    [Fact]
    public async Task Usage_ByMetricAndDates_ShowsThemAndRefusesNonsense()
    {
        var store = await app.StoreAsync();
        var path = $"/api/v1/seller/{store.Id}/usage";
        var all = await (await store.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("free", all.GetProperty("plan").GetProperty("code").GetString());
        Assert.Contains(
            all.GetProperty("current").EnumerateArray(),
            u =>
                u.GetProperty("metric").GetString() == UsageMetrics.ActiveListings
                && u.GetProperty("limit").GetInt64() == 3
                && u.GetProperty("remaining").GetInt64() == 3
        );
        var one = await (
            await store.Client.GetAsync(path + "?metric=activeListings&from=2026-01-01&to=2026-01-31")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            "activeListings",
            Assert.Single(one.GetProperty("current").EnumerateArray()).GetProperty("metric").GetString()
        );
        await (await store.Client.GetAsync(path + "?metric=dreams")).ProblemAsync(400, "validation.failed");
        await (await store.Client.GetAsync(path + "?from=2026-02-01&to=2026-01-01")).ProblemAsync(
            400,
            "validation.failed"
        );
        await (await store.Client.GetAsync(path + "?from=2020-02-01&to=2026-01-01")).ProblemAsync(
            400,
            "validation.failed"
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await store.Client.GetAsync(path + "?from=yesterday")).StatusCode);
        await (await store.Client.GetAsync(path + "?to=0001-01-01")).ProblemAsync(400, "validation.failed");
        await (await store.Client.GetAsync(path + "?from=9999-12-01&to=9999-12-31")).ProblemAsync(
            400,
            "validation.failed"
        );
    }

    private static Task<HttpResponseMessage> CallAsync(
        HttpClient client,
        string method,
        BillingStore store,
        string path,
        object? body = null
    ) =>
        client.SendJsonAsync(
            new HttpMethod(method),
            $"/api/v1/seller/{store.Id}{path}",
            body
                ?? (
                    method == "POST" && path is "/subscription" || path.Contains("change", StringComparison.Ordinal)
                        ? Standard
                        : null
                ),
            ("Idempotency-Key", Guid.CreateVersion7().ToString())
        );
}
