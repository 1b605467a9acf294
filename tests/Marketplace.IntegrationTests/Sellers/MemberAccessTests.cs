using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Marketplace.IntegrationTests.Sellers;

/// <summary>A member who is removed or gets another role: their next request is answered accordingly, in every host,
/// though their token still says what was.</summary>
public sealed class MemberAccessTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Remove_Member_NextRequestIsRefusedInEveryHost()
    {
        await using var neighbour = new Neighbour(app);
        await neighbour.InitializeAsync();
        using var owner = await app.SellerAsync();
        using var manager = await app.MemberAsync(owner, SellerRole.Manager);
        using var elsewhere = neighbour.NewClient(manager.Client.DefaultRequestHeaders.Authorization!.Parameter);
        Assert.Equal(HttpStatusCode.OK, await OrdersAsync(manager.Client, owner.SellerId));
        Assert.Equal(HttpStatusCode.OK, await OrdersAsync(elsewhere, owner.SellerId));

        Assert.True((await RemoveAsync(owner, manager.UserId)).Succeeded);

        Assert.Equal(HttpStatusCode.NotFound, await OrdersAsync(elsewhere, owner.SellerId));
        Assert.Equal(HttpStatusCode.NotFound, await OrdersAsync(manager.Client, owner.SellerId));
        (await manager.Client.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await OrdersAsync(owner.Client, owner.SellerId));
        using var again = await app.SignInAgainAsync(manager);
        Assert.Equal(HttpStatusCode.NotFound, await OrdersAsync(again, owner.SellerId));
        Assert.Equal(1, await app.AuditCountAsync("seller.remove-member", owner.SellerId));
        Assert.Equal(1, await app.EventsOfAsync(owner.SellerId, "sellers.member-left"));
    }

    [Fact]
    public async Task ChangeRole_ToStaffAndBack_HoldsForTheOldToken()
    {
        using var owner = await app.SellerAsync();
        using var manager = await app.MemberAsync(owner, SellerRole.Manager);
        var invoices = $"/api/v1/seller/{owner.SellerId}/subscription/invoices";
        (await manager.Client.GetAsync(invoices)).Expect(HttpStatusCode.OK);

        Assert.True((await ChangeRoleAsync(owner, manager.UserId, SellerRole.Staff)).Succeeded);
        await (await manager.Client.GetAsync(invoices)).ProblemAsync(403, "auth.scope_missing");
        Assert.Equal(HttpStatusCode.OK, await OrdersAsync(manager.Client, owner.SellerId));

        Assert.True((await ChangeRoleAsync(owner, manager.UserId, SellerRole.Manager)).Succeeded);
        (await manager.Client.GetAsync(invoices)).Expect(HttpStatusCode.OK);
        Assert.True((await ChangeRoleAsync(owner, manager.UserId, SellerRole.Manager)).Succeeded);
        Assert.Equal(2, await app.AuditCountAsync("seller.change-role", owner.SellerId));
        Assert.Equal(2, await app.EventsOfAsync(owner.SellerId, "sellers.member-role-changed"));
    }

    /// <summary>The process died after its commit, or could not reach the cache then: the event helps.</summary>
    [Fact]
    public async Task Remove_AnnouncementLost_IsMadeUpForByTheEvent()
    {
        using var owner = await app.SellerAsync();
        using var staff = await app.MemberAsync(owner, SellerRole.Staff);
        Assert.True((await RemoveAsync(owner, staff.UserId)).Succeeded);
        var cache = app.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        Assert.True(await cache.KeyDeleteAsync($"auth:memberships-changed:{staff.UserId}"));
        Assert.Equal(HttpStatusCode.OK, await OrdersAsync(staff.Client, owner.SellerId));

        await app.DrainAsync();

        Assert.Equal(HttpStatusCode.NotFound, await OrdersAsync(staff.Client, owner.SellerId));
    }

    [Fact]
    public async Task Remove_TwoOwnersEachOtherAtOnce_OneStays()
    {
        for (var round = 0; round < 5; round++)
        {
            using var owner = await app.SellerAsync();
            using var second = await app.MemberAsync(owner, SellerRole.Owner);
            var (first, other) = await Races.AtOnceAsync(
                () => RemoveAsync(owner, second.UserId),
                () => RemoveAsync(second, owner.UserId)
            );

            Assert.Single(new[] { first, other }, r => r.Succeeded);
            Assert.Equal("seller.last_owner", (first.Succeeded ? other : first).Error?.Code);
            Assert.Equal(
                1,
                await app.ScalarAsync<long>(
                    "SELECT COUNT(*) FROM sellers.seller_members WHERE left_at IS NULL AND seller_id = "
                        + $"'{owner.SellerId}'"
                )
            );
        }
    }

    [Fact]
    public async Task Remove_LastOwnerStrangerOrByStaff_IsRefused()
    {
        using var owner = await app.SellerAsync();
        using var staff = await app.MemberAsync(owner, SellerRole.Staff);
        using var stranger = await app.BuyerAsync();
        Assert.Equal("seller.last_owner", (await RemoveAsync(owner, owner.UserId)).Error?.Code);
        Assert.Equal("seller.last_owner", (await ChangeRoleAsync(owner, owner.UserId, SellerRole.Staff)).Error?.Code);
        Assert.Equal("resource.not_found", (await RemoveAsync(owner, stranger.UserId)).Error?.Code);
        var asStaff = staff.AsActor() with
        {
            Scopes = new Dictionary<Guid, IReadOnlySet<string>> { [owner.SellerId] = SellerScopes.Of("staff") },
        };
        var refused = await app.InScopeAsync<SellerMemberService, Result>(s =>
            s.RemoveAsync(asStaff, owner.SellerId, owner.UserId, default)
        );
        Assert.Equal("resource.not_found", refused.Error?.Code);
        Assert.True((await RemoveAsync(owner, staff.UserId)).Succeeded);
        Assert.Equal("resource.not_found", (await RemoveAsync(owner, staff.UserId)).Error?.Code);
    }

    private static async Task<HttpStatusCode> OrdersAsync(HttpClient client, Guid sellerId) =>
        (await client.GetAsync($"/api/v1/seller/{sellerId}/orders")).StatusCode;

    private Task<Result> RemoveAsync(SignIn by, Guid userId) =>
        app.InScopeAsync<SellerMemberService, Result>(s => s.RemoveAsync(by.AsActor(), by.SellerId, userId, default));

    private Task<Result> ChangeRoleAsync(SignIn by, Guid userId, SellerRole role) =>
        app.InScopeAsync<SellerMemberService, Result>(s =>
            s.ChangeRoleAsync(by.AsActor(), by.SellerId, userId, role, default)
        );

    /// <summary>Another Api on the database and the cache of the first.</summary>
    private sealed class Neighbour(MarketplaceApp first) : MarketplaceApp
    {
        protected override IReadOnlyDictionary<string, string?> Overrides =>
            new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{ResourceNames.Database}"] = first.ConnectionString,
            };
    }
}
