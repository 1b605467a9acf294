using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers;

namespace Marketplace.IntegrationTests.Sellers;

/// <summary>Members while Redis is away.</summary>
[OwnCache]
public sealed class MemberAccessWithoutCacheTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Remove_RedisAway_MembershipsAreLookedUp()
    {
        using var owner = await app.SellerAsync();
        using var staff = await app.MemberAsync(owner, SellerRole.Staff);
        var orders = $"/api/v1/seller/{owner.SellerId}/orders";
        (await staff.Client.GetAsync(orders)).Expect(HttpStatusCode.OK);
        app.Setup<OwnCacheAttribute>().Lose();
        (await staff.Client.GetAsync(orders)).Expect(HttpStatusCode.OK);

        var removed = await app.InScopeAsync<SellerMemberService, Result>(s =>
            s.RemoveAsync(owner.AsActor(), owner.SellerId, staff.UserId, default)
        );

        Assert.True(removed.Succeeded);
        await (await staff.Client.GetAsync(orders)).ProblemAsync(404, "resource.not_found");
    }
}
