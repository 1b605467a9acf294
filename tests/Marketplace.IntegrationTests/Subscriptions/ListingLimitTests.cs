using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Kit;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>Listings under a plan's limit: parallel publishes, ways around it, and what a smaller plan hides.</summary>
public sealed class ListingLimitTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Fact]
    public async Task Publish_TwoHundredInParallelOnTheStandardPlan_PutsExactlyTwentyFiveOnSale()
    {
        var store = await SellingStoreAsync("standard");
        var drafts = await DraftsAsync(store, 200);
        var results = await Task.WhenAll(drafts.Select(id => PublishAsync(store, id)));

        Assert.Equal(25, results.Count(r => r.Succeeded));
        Assert.All(
            results.Where(r => !r.Succeeded),
            r => Assert.Equal(("plan.limit_reached", "pro"), (r.Error!.Code, r.Error.Parameters["upgradeTo"]))
        );
        Assert.Equal((25, 25), (await ActiveAsync(store), await UsedAsync(store)));
    }

    [Fact]
    public async Task Publish_TwoHundredOverHttpOnTheStandardPlan_PutsExactlyTwentyFiveOnSale()
    {
        var store = await SellingStoreAsync("standard");
        var drafts = await DraftsAsync(store, 200);
        var client = store.Client;
        var answers = await Task.WhenAll(
            drafts.Select(id => client.PostAsync($"/api/v1/seller/{store.Id}/products/{id}/publish", null))
        );

        Assert.Equal(25, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            var parameters = (await refused.ProblemAsync(403, "plan.limit_reached")).GetProperty("params");
            Assert.Equal(
                ("activeListings", 25, "pro"),
                (
                    parameters.GetProperty("metric").GetString(),
                    parameters.GetProperty("limit").GetInt32(),
                    parameters.GetProperty("upgradeTo").GetString()
                )
            );
        }

        Assert.Equal((25, 25), (await ActiveAsync(store), await UsedAsync(store)));
    }

    [Fact]
    public async Task Limit_EveryWayAround_StaysClosed()
    {
        var store = await SellingStoreAsync(null);
        var products = await DraftsAsync(store, 6);
        foreach (var id in products.Take(3))
            Assert.True((await PublishAsync(store, id)).Succeeded);

        Assert.Equal("plan.limit_reached", (await PublishAsync(store, products[3])).Error!.Code);
        Assert.Equal("plan.limit_reached", (await CreateAsync(store, publish: true)).Error!.Code);
        Assert.True(
            (await PublishAsync(store, products[0])).Succeeded,
            "Publishing what is published changes nothing."
        );
        Assert.True((await EditAsync(store, products[0])).Succeeded);
        Assert.True(
            (
                await app.InScopeAsync<ModerationService, Result<Product>>(s =>
                    s.ModerateAsync(Actor.System, products[1], "photo", default)
                )
            ).Succeeded
        );
        Assert.Equal("plan.limit_reached", (await PublishAsync(store, products[3])).Error!.Code);
        Assert.True(
            (
                await app.InScopeAsync<ModerationService, Result<Product>>(s =>
                    s.RestoreAsync(Actor.System, products[1], default)
                )
            ).Succeeded
        );
        for (var i = 0; i < 3; i++)
        {
            Assert.True((await UnpublishAsync(store, products[0])).Succeeded);
            Assert.True(
                (await UnpublishAsync(store, products[0])).Succeeded,
                "Unpublishing what is not published gives nothing back."
            );
            Assert.True((await PublishAsync(store, products[0])).Succeeded);
        }

        Assert.True((await ArchiveAsync(store, products[2])).Succeeded);
        Assert.True((await ArchiveAsync(store, products[2])).Succeeded);
        Assert.True((await PublishAsync(store, products[3])).Succeeded);
        Assert.Equal("plan.limit_reached", (await PublishAsync(store, products[4])).Error!.Code);
        Assert.Equal((3, 3), (await ActiveAsync(store), await UsedAsync(store)));
    }

    [Fact]
    public async Task Publish_SameDraftAtOnceWithTheLastListing_SucceedsForEveryCopy()
    {
        var store = await SellingStoreAsync(null);
        var products = await DraftsAsync(store, 3);
        foreach (var id in products.Take(2))
            Assert.True((await PublishAsync(store, id)).Succeeded);

        Task<Result<Product>[]> copies;
        await using (
            await app.HoldAsync($"SELECT FROM subscriptions.usage_counters WHERE seller_id = '{store.Id}' FOR UPDATE")
        )
        {
            copies = Races.AtOnceAsync(4, _ => PublishAsync(store, products[2]));
            await BillingApp.EventuallyAsync("all four wait", async () => await app.LockWaitersAsync() == 4);
        }

        Assert.All(await copies, copy => Assert.Null(copy.Error?.Code));
        Assert.Equal((3, 3), (await ActiveAsync(store), await UsedAsync(store)));
    }

    [Fact]
    public async Task Limit_PublishAndUnpublishAtOnce_GaugeEqualsTheRows()
    {
        var store = await SellingStoreAsync("standard");
        var products = await DraftsAsync(store, 40);
        await Task.WhenAll(
            products.SelectMany(id =>
                new[]
                {
                    PublishAsync(store, id),
                    UnpublishAsync(store, id),
                    PublishAsync(store, id),
                    ArchiveAsync(store, id, only: id.GetHashCode() % 3 == 0),
                }
            )
        );
        Assert.Equal(await ActiveAsync(store), await UsedAsync(store));
        Assert.True(await ActiveAsync(store) <= 25);
    }

    [Fact]
    public async Task Suspension_HidesTheNewestAndPaymentBringsThemBack()
    {
        var store = await SellingStoreAsync("standard");
        var products = await PublishedAsync(store, 6);
        await app.PassAsync(TimeSpan.FromDays(38));
        Assert.Equal("suspended", await store.StatusAsync());
        await app.DrainAsync();
        Assert.Equal(products.Skip(3), await HiddenAsync(store));
        Assert.Equal(3, await UsedAsync(store));
        var answer = await store.GetAsync();
        Assert.Equal(
            products.Skip(3).Reverse(),
            answer
                .GetProperty("overLimit")[0]
                .GetProperty("hiddenProducts")
                .EnumerateArray()
                .Select(p => p.GetProperty("productId").GetGuid())
        );

        Assert.Equal("plan.limit_reached", (await RepublishAsync(store, products[5])).Error!.Code);
        Assert.True((await UnpublishAsync(store, products[0])).Succeeded);
        Assert.Equal(products[4], Assert.Single(await HiddenAsync(store)));
        Assert.Equal("plan.limit_reached", (await PublishAsync(store, products[0])).Error!.Code);

        await store.PayOpenInvoiceAsync();
        await store.UntilStatusAsync("active");
        await app.DrainAsync();
        Assert.Empty(await HiddenAsync(store));
        Assert.Equal((4, 4), (await ActiveAsync(store), await UsedAsync(store)));
        await app.RunJobAsync("subscriptions.recount-usage");
        Assert.Equal(
            0,
            await app.QueryAsync(db =>
                db.AuditEntries.CountAsync(a => a.Action == "usage.repair" && a.ObjectId == store.Id.ToString())
            )
        );
    }

    [Fact]
    public async Task Downgrade_PreviewNamesWhatItHidesAndTheRenewalHidesIt()
    {
        var store = await SellingStoreAsync("pro");
        var products = await PublishedAsync(store, 27);
        var preview = await (await store.PostAsync("/change/preview", new { planCode = "standard" })).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(
            products.Skip(25).Reverse(),
            preview.GetProperty("willHide").EnumerateArray().Select(p => p.GetProperty("productId").GetGuid())
        );
        Assert.Equal(0, preview.GetProperty("dueNow").GetProperty("amount").GetInt64());

        await (await store.PostAsync("/change", new { planCode = "standard" })).JsonAsync(HttpStatusCode.OK);
        await app.DrainAsync();
        Assert.Empty(await HiddenAsync(store));
        await app.PassAsync(TimeSpan.FromDays(28));
        await store.PayOpenInvoiceAsync();
        await app.PassAsync(TimeSpan.FromDays(3));
        await app.DrainAsync();
        Assert.Equal("standard", await store.PlanAsync());
        Assert.Equal(products.Skip(25), await HiddenAsync(store));

        await store.PayAsync(
            await (await store.PostAsync("/change", new { planCode = "pro" })).JsonAsync(HttpStatusCode.OK)
        );
        await BillingApp.EventuallyAsync("pro applies", async () => await store.PlanAsync() == "pro");
        await app.DrainAsync();
        Assert.Empty(await HiddenAsync(store));
        Assert.Equal((27, 27), (await ActiveAsync(store), await UsedAsync(store)));
    }

    [Fact]
    public async Task OverLimit_EverythingUnpublishedAtOnce_LeavesAnEmptyGauge()
    {
        var store = await SellingStoreAsync("standard");
        var products = await PublishedAsync(store, 12);
        await app.PassAsync(TimeSpan.FromDays(38));
        await app.DrainAsync();
        Assert.Equal(9, (await HiddenAsync(store)).Count);
        var results = await Task.WhenAll(products.Select(id => UnpublishAsync(store, id)));
        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.Code));
        Assert.Equal((0, 0), (await ActiveAsync(store), await UsedAsync(store)));
    }

    [Fact]
    public async Task FreePlan_AnotherVersionComesIntoForce_ListingsFollowIt()
    {
        var (full, small) = (await SellingStoreAsync(null), await SellingStoreAsync(null));
        var (products, one) = (await PublishedAsync(full, 3), await PublishedAsync(small, 1));
        await ChangeFreePlanAsync(listings: 2);
        await app.RunJobAsync("products.follow-limits");
        Assert.Equal(products.Skip(2), await HiddenAsync(full));
        Assert.Equal(
            (2, 2, 1, 1),
            (await ActiveAsync(full), await UsedAsync(full), await ActiveAsync(small), await UsedAsync(small))
        );
        Assert.Equal(0, await BrokenAsync("I13"));

        await ChangeFreePlanAsync(listings: 3);
        await app.RunJobAsync("products.follow-limits");
        Assert.Empty(await HiddenAsync(full));
        Assert.Equal((3, 3), (await ActiveAsync(full), await UsedAsync(full)));
        var version = await VersionOfAsync(one[0]);
        await app.RunJobAsync("products.follow-limits");
        Assert.Equal(version, await VersionOfAsync(one[0]));
    }

    private async Task ChangeFreePlanAsync(long listings)
    {
        var free = await app.QueryAsync(db =>
            db.Set<PlanVersion>().Where(v => v.PlanCode == PlanCodes.Free).OrderBy(v => v.Version).LastAsync()
        );
        var admin = new Actor(
            Guid.CreateVersion7(),
            new HashSet<string> { UserRoles.Admin },
            new HashSet<Guid>(),
            true
        );
        var terms = free.Terms with
        {
            Limits = new Dictionary<string, long>(free.Limits) { [UsageMetrics.ActiveListings] = listings },
        };
        Assert.True(
            (
                await app.InScopeAsync<PlanService, Result<Plan>>(s =>
                    s.AddVersionAsync(admin, PlanCodes.Free, terms, null, default)
                )
            ).Succeeded
        );
    }

    private async Task<long> BrokenAsync(string invariant) =>
        (await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default)))
            .Checks.Single(c => c.Code == invariant)
            .Violations;

    private async Task<BillingStore> SellingStoreAsync(string? plan)
    {
        var store = await app.ApprovedStoreAsync();
        if (plan is not null)
            await store.SubscribeAsync(plan);
        return store;
    }

    private async Task<List<Guid>> DraftsAsync(BillingStore store, int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
            ids.Add((await CreateAsync(store, publish: false)).Value.Id);
        return ids;
    }

    /// <summary>Products put on sale one after another, oldest first.</summary>
    private async Task<List<Guid>> PublishedAsync(BillingStore store, int count)
    {
        var ids = await DraftsAsync(store, count);
        foreach (var id in ids)
            Assert.True((await PublishAsync(store, id)).Succeeded);
        return ids;
    }

    private Task<Result<Product>> CreateAsync(BillingStore store, bool publish) =>
        app.TryMakeProductAsync(store.Actor, store.Id, new("A thing", Stock: 5, Publish: publish, LowThreshold: 1));

    private Task<Result<Product>> EditAsync(BillingStore store, Guid id) =>
        app.InScopeAsync<ProductService, Result<Product>>(s =>
            s.ChangeAsync(store.Actor, store.Id, id, null, details => details with { Title = "Another thing" }, default)
        );

    private Task<Result<Product>> PublishAsync(BillingStore store, Guid id) =>
        app.InScopeAsync<ListingService, Result<Product>>(s => s.PublishAsync(store.Actor, store.Id, id, default));

    private Task<Result<Product>> UnpublishAsync(BillingStore store, Guid id) =>
        app.InScopeAsync<ListingService, Result<Product>>(s => s.UnpublishAsync(store.Actor, store.Id, id, default));

    private async Task<Result<Product>> RepublishAsync(BillingStore store, Guid id)
    {
        Assert.True((await UnpublishAsync(store, id)).Succeeded);
        return await PublishAsync(store, id);
    }

    private Task<Result<Product>> ArchiveAsync(BillingStore store, Guid id, bool only = true) =>
        only
            ? app.InScopeAsync<ListingService, Result<Product>>(s => s.ArchiveAsync(store.Actor, store.Id, id, default))
            : UnpublishAsync(store, id);

    private Task<int> ActiveAsync(BillingStore store) =>
        app.QueryAsync(db =>
            db.Set<Product>()
                .CountAsync(p => p.SellerId == store.Id && p.Status == ProductStatus.Active && !p.IsOverLimit)
        );

    private Task<List<Guid>> HiddenAsync(BillingStore store) =>
        app.QueryAsync(db =>
            db.Set<Product>()
                .Where(p => p.SellerId == store.Id && p.IsOverLimit)
                .OrderBy(p => p.PublishedAt)
                .ThenBy(p => p.Id)
                .Select(p => p.Id)
                .ToListAsync()
        );

    private Task<long> VersionOfAsync(Guid product) =>
        app.ScalarAsync<long>($"SELECT version FROM products.products WHERE id = '{product}'");

    private async Task<int> UsedAsync(BillingStore store) =>
        (int)
            await app.QueryAsync(db =>
                db.Set<UsageCounter>()
                    .Where(c => c.SellerId == store.Id && c.Metric == UsageMetrics.ActiveListings)
                    .Select(c => c.Used)
                    .SingleOrDefaultAsync()
            );
}
