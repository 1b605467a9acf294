using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.UnitTests.Sellers;

/// <summary>Which role allows what in a store.</summary>
public sealed class SellerScopesTests
{
    [Fact]
    public void Of_EachRole_IsWhatTheSpecificationSays()
    {
        Assert.Equal(SellerScopes.All.Order(), SellerScopes.Of("owner").Order());
        Assert.Equal(["business:write", "members:write"], SellerScopes.All.Except(SellerScopes.Of("manager")).Order());
        Assert.Equal(
            [
                "catalog:read",
                "messages:write",
                "orders:read",
                "orders:write",
                "returns:read",
                "returns:write",
                "stock:write",
            ],
            SellerScopes.Of("staff").Order()
        );
    }

    [Fact]
    public void Of_EveryRoleOfAMember_AllowsSomething() =>
        Assert.All(Enum.GetValues<SellerRole>(), role => Assert.NotEmpty(SellerScopes.Of(WireName.Of(role))));

    [Theory]
    [InlineData("")]
    [InlineData("Owner")]
    [InlineData("auditor")]
    public void Of_AnUnknownRole_AllowsNothing(string role) => Assert.Empty(SellerScopes.Of(role));

    [Fact]
    public void Permission_OfAScope_TellsTheScope()
    {
        Assert.All(SellerScopes.All, scope => Assert.Equal(scope, Permissions.ScopeOf(Permissions.Seller(scope))));
        Assert.All(
            new[] { Permissions.SellerMember, Permissions.SignedIn, Permissions.Admin, null },
            policy => Assert.Null(Permissions.ScopeOf(policy))
        );
    }
}
