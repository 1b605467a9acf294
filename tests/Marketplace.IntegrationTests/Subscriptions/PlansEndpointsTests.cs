using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>Plans: what everybody sees, and what administrators do with them and see of stores' bills.</summary>
public sealed class PlansEndpointsTests(BillingApp app) : IClassFixture<BillingApp>
{
    private const string Plans = "/api/v1/admin/plans";

    public static TheoryData<string, string> AdminEndpoints =>
        new()
        {
            { "GET", "" },
            { "GET", "/standard" },
            { "POST", "" },
            { "POST", "/standard/versions" },
            { "PATCH", "/standard" },
            { "GET", "/../subscriptions" },
            { "GET", "/../invoices" },
        };

    [Fact]
    public async Task ListPlans_Anonymous_GivesTheSeededPlansSmallestFirst()
    {
        var plans = (await (await app.Anonymous.GetAsync("/api/v1/plans")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("data")
            .EnumerateArray()
            .Where(p => p.GetProperty("nameEn").GetString() != "Test")
            .ToList();
        Assert.Equal(["free", "standard", "pro", "business"], plans.Select(p => p.GetProperty("code").GetString()));
        Assert.Equal(
            [0, 19_900, 49_900, 149_900],
            plans.Select(p => p.GetProperty("terms").GetProperty("price").GetProperty("amount").GetInt64())
        );
        Assert.Equal(
            [3, 25, 250, 5000],
            plans.Select(p => p.GetProperty("terms").GetProperty("limits").GetProperty("activeListings").GetInt64())
        );
        Assert.Equal(
            [1000, 800, 600, 400],
            plans.Select(p => p.GetProperty("terms").GetProperty("commissionBps").GetInt32())
        );
        Assert.Equal("thirty_days", plans[0].GetProperty("terms").GetProperty("period").GetString());
    }

    [Theory]
    [MemberData(nameof(AdminEndpoints))]
    public async Task AdminEndpoint_NotSignedInOrNotAdmin_IsRefused(string method, string path)
    {
        await (await app.Anonymous.SendJsonAsync(new(method), Plans + path, Body(method, path))).ProblemAsync(
            401,
            "auth.required"
        );
        await (
            await (await app.SomebodyAsync()).SendJsonAsync(new(method), Plans + path, Body(method, path))
        ).ProblemAsync(403, "auth.forbidden");
        await (
            await (await app.StoreAsync()).Client.SendJsonAsync(new(method), Plans + path, Body(method, path))
        ).ProblemAsync(403, "auth.forbidden");
        var support = await (await app.SomebodyAsync("support")).SendJsonAsync(
            new(method),
            Plans + path,
            Body(method, path)
        );
        Assert.Equal(
            path.Contains("..", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Forbidden,
            support.StatusCode
        );
    }

    [Fact]
    public async Task CreatePlan_ThenVersion_RunningSubscriptionsKeepTheirs()
    {
        using var admin = await app.SomebodyAsync("admin");
        var (code, old, later) = ("handmade", await app.StoreAsync(), await app.StoreAsync());
        var created = await admin.SendJsonAsync(
            HttpMethod.Post,
            Plans,
            Plan(code, 10_000, 10),
            ("Idempotency-Key", "plan-1")
        );
        Assert.Equal($"{Plans}/{code}", created.Headers.Location!.ToString());
        Assert.NotNull(created.Headers.ETag);
        Assert.Equal(
            "true",
            (await admin.SendJsonAsync(HttpMethod.Post, Plans, Plan(code, 10_000, 10), ("Idempotency-Key", "plan-1")))
                .Headers.GetValues("Idempotency-Replayed")
                .Single()
        );
        await (await admin.SendJsonAsync(HttpMethod.Post, Plans, Plan(code, 10_000, 10))).ProblemAsync(
            409,
            "plan.code_taken"
        );
        await old.SubscribeAsync(code);

        var plan = await (
            await admin.SendJsonAsync(HttpMethod.Post, $"{Plans}/{code}/versions", new { terms = Terms(12_000, 12) })
        ).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(2, plan.GetProperty("versions").GetArrayLength());
        await later.SubscribeAsync(code);
        Assert.Equal((10, 12), (await old.LimitAsync("activeListings"), await later.LimitAsync("activeListings")));
        await app.PassAsync(TimeSpan.FromDays(28));
        Assert.Equal(
            (10_000, 12_000),
            ((await old.OpenInvoiceAsync())!.TotalMinor, (await later.OpenInvoiceAsync())!.TotalMinor)
        );
        Assert.Equal(
            2,
            await app.QueryAsync(db => db.AuditEntries.CountAsync(a => a.ObjectType == "plan" && a.ObjectId == code))
        );
    }

    [Fact]
    public async Task AddVersion_ForTheFuture_AppliesFromThenOn()
    {
        using var admin = await app.SomebodyAsync("admin");
        await (await admin.SendJsonAsync(HttpMethod.Post, Plans, Plan("seasonal", 10_000, 10))).JsonAsync(
            HttpStatusCode.Created
        );
        await (
            await admin.SendJsonAsync(
                HttpMethod.Post,
                $"{Plans}/seasonal/versions",
                new { terms = Terms(20_000, 20), effectiveFrom = app.Clock.GetUtcNow().AddDays(2) }
            )
        ).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(10_000, await PriceAsync("seasonal"));
        app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(20_000, await PriceAsync("seasonal"));
        await (
            await (await app.SomebodyAsync("admin")).SendJsonAsync(
                HttpMethod.Post,
                $"{Plans}/nothing/versions",
                new { terms = Terms(1, 1) }
            )
        ).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task ChangePlan_Withdrawn_IsNotOfferedAndNeedsTheVersion()
    {
        using var admin = await app.SomebodyAsync("admin");
        var store = await app.StoreAsync();
        var created = await admin.SendJsonAsync(HttpMethod.Post, Plans, Plan("shortlived", 10_000, 10));
        var tag = created.Headers.ETag!.Tag;
        await (await admin.SendJsonAsync(HttpMethod.Patch, $"{Plans}/shortlived", new { active = false })).ProblemAsync(
            428,
            "precondition.required"
        );
        await (
            await admin.SendJsonAsync(
                HttpMethod.Patch,
                $"{Plans}/shortlived",
                new { active = false },
                ("If-Match", "\"99\"")
            )
        ).StaleAsync(tag);
        var changed = await admin.SendJsonAsync(
            HttpMethod.Patch,
            $"{Plans}/shortlived",
            new { active = false, nameEn = "Test" },
            ("If-Match", tag)
        );
        Assert.False((await changed.JsonAsync(HttpStatusCode.OK)).GetProperty("active").GetBoolean());
        Assert.NotEqual(tag, changed.Headers.ETag!.Tag);
        await (
            await admin.SendJsonAsync(HttpMethod.Patch, $"{Plans}/shortlived", new { active = true }, ("If-Match", tag))
        ).StaleAsync(changed.Headers.ETag!.Tag);
        await (await store.PostAsync("", new { planCode = "shortlived" })).ProblemAsync(422, "plan.not_offered");
        await (
            await admin.SendJsonAsync(HttpMethod.Patch, $"{Plans}/free", new { active = false }, ("If-Match", "*"))
        ).ProblemAsync(409, "plan.free_stays");
        await (
            await admin.SendJsonAsync(HttpMethod.Patch, $"{Plans}/nothing", new { active = false }, ("If-Match", "*"))
        ).ProblemAsync(404, "resource.not_found");
        var read = await admin.GetAsync($"{Plans}/shortlived");
        Assert.Equal(changed.Headers.ETag!.Tag, read.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData("""{"code":"BAD CODE","nameTr":"a","nameEn":"a","sort":1}""", "#/code,#/terms")]
    [InlineData(
        """
            {"code":"ok","nameTr":"","nameEn":"a","sort":-1,"terms":{"price":{"amount":-1,"currency":"TRY"},
              "limits":{"listings":1},"analyticsDays":0,"commissionBps":10001}}
            """,
        "#/nameTr,#/sort,#/terms/price/amount,#/terms/limits,#/terms/analyticsDays,#/terms/commissionBps"
    )]
    public async Task CreatePlan_Invalid_NamesEveryField(string body, string pointers)
    {
        using var admin = await app.SomebodyAsync("admin");
        var problem = await (
            await admin.SendJsonAsync(HttpMethod.Post, Plans, JsonDocument.Parse(body).RootElement)
        ).ProblemAsync(400, "validation.failed");
        Assert.Equal(
            pointers.Split(',').Order(),
            problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(e => e.GetProperty("pointer").GetString())
                .Distinct()
                .Order()
        );
    }

    [Fact]
    public async Task CreatePlan_OtherCurrency_IsRefused()
    {
        using var admin = await app.SomebodyAsync("admin");
        await (await admin.SendJsonAsync(HttpMethod.Post, Plans, Plan("dollars", 10_000, 10, "USD"))).ProblemAsync(
            422,
            "money.currency_mismatch"
        );
    }

    [Fact]
    public async Task AdminLists_FilteredByStoreAndStatus_ShowTheBills()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        using var support = await app.SomebodyAsync("support");
        var subscriptions = await (
            await support.GetAsync($"/api/v1/admin/subscriptions?sellerId={store.Id}&status=active")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            "standard",
            Assert
                .Single(subscriptions.GetProperty("data").EnumerateArray())
                .GetProperty("plan")
                .GetProperty("code")
                .GetString()
        );
        var invoices = await (
            await support.GetAsync($"/api/v1/admin/invoices?sellerId={store.Id}&status=paid")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            19_900,
            Assert
                .Single(invoices.GetProperty("data").EnumerateArray())
                .GetProperty("total")
                .GetProperty("amount")
                .GetInt64()
        );
        Assert.Empty(
            (
                await (
                    await support.GetAsync($"/api/v1/admin/subscriptions?sellerId={store.Id}&status=pastDue")
                ).JsonAsync(HttpStatusCode.OK)
            )
                .GetProperty("data")
                .EnumerateArray()
        );
    }

    private async Task<long> PriceAsync(string code) =>
        (await (await app.Anonymous.GetAsync("/api/v1/plans")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("data")
            .EnumerateArray()
            .Single(p => p.GetProperty("code").GetString() == code)
            .GetProperty("terms")
            .GetProperty("price")
            .GetProperty("amount")
            .GetInt64();

    private static object? Body(string method, string path) =>
        method switch
        {
            "POST" when path.Length == 0 => Plan("forbidden", 1, 1),
            "POST" => new { terms = Terms(1, 1) },
            "PATCH" => new { active = true },
            _ => null,
        };

    private static object Plan(string code, long price, long listings, string currency = "TRY") =>
        new
        {
            code,
            nameTr = "Deneme",
            nameEn = "Test",
            sort = 500,
            terms = Terms(price, listings, currency),
        };

    private static object Terms(long price, long listings, string currency = "TRY") =>
        new
        {
            price = new { amount = price, currency },
            period = "thirty_days",
            limits = new { activeListings = listings },
            analyticsDays = 30,
            features = Array.Empty<string>(),
            commissionBps = 500,
        };
}
