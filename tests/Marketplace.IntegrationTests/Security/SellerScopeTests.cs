using System.Net;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.IntegrationTests.Security;

/// <summary>What managers and staff of a store may do: what the scopes of their role say, at every endpoint.</summary>
public sealed class SellerScopeTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>Whoever opens a store's endpoint to every member, whatever their role, writes it down here.</summary>
    private static readonly string[] ForEveryMember =
    [
        "GET /api/v1/seller/{sellerId:guid}",
        "GET /api/v1/seller/{sellerId:guid}/members",
        "GET /api/v1/seller/{sellerId:guid}/usage",
    ];

    [Fact]
    public void Endpoints_OfAStore_AskForAScopeOrAreWrittenDown()
    {
        var ofStores = ListedEndpoint
            .Of(app)
            .Where(e => e.Pattern.StartsWith("/api/v1/seller/{sellerId", StringComparison.Ordinal))
            .ToList();
        Assert.True(ofStores.Count > 40);
        Assert.Equal(ForEveryMember, ofStores.Where(e => e.Policies.Single() == "seller").Select(e => e.Name));
        Assert.All(
            ofStores.Where(e => !ForEveryMember.Contains(e.Name)),
            e => Assert.Contains(Permissions.ScopeOf(e.Policies.Single()), SellerScopes.All)
        );
    }

    [Theory]
    [InlineData(SellerRole.Manager)]
    [InlineData(SellerRole.Staff)]
    public async Task Endpoints_ForARole_LetInWhatItsScopesAllowAndNameWhatIsMissing(SellerRole role)
    {
        using var owner = await app.SellerAsync();
        using var member = await app.MemberAsync(owner, role);
        using var other = await app.SellerAsync();
        using var stranger = await app.MemberAsync(other, role);
        var allowed = SellerScopes.Of(WireName.Of(role));
        var wrong = new List<string>();
        var refused = 0;
        foreach (var endpoint in ListedEndpoint.Of(app))
        {
            if (endpoint.Policies is not [var policy] || Permissions.ScopeOf(policy) is not { } scope)
                continue;
            var (status, code, named) = await AskAsync(member.Client, endpoint, owner.SellerId);
            var isRefused = (status, code) == (HttpStatusCode.Forbidden, "auth.scope_missing") && named == scope;
            if (isRefused == allowed.Contains(scope) || status == HttpStatusCode.Unauthorized)
                wrong.Add($"{endpoint.Name} as {role}: {status} {code} {named}");
            refused += isRefused ? 1 : 0;
            (status, code, _) = await AskAsync(stranger.Client, endpoint, owner.SellerId);
            if ((status, code) != (HttpStatusCode.NotFound, "resource.not_found"))
                wrong.Add($"{endpoint.Name} as {role} of another store: {status} {code}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(refused > 5);
    }

    [Fact]
    public async Task Refusal_OfAMemberWithoutTheScope_NamesItInBothLanguages()
    {
        using var owner = await app.SellerAsync();
        using var staff = await app.MemberAsync(owner, SellerRole.Staff);
        foreach (
            var (language, title) in new[] { ("tr", "Mağaza yetkisi yok"), ("en", "Permission missing in the store") }
        )
        {
            var answer = await staff.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{owner.SellerId}/store/close",
                null,
                ("Accept-Language", language)
            );
            var problem = await answer.ProblemAsync(403, "auth.scope_missing");
            Assert.Equal(title, problem.GetProperty("title").GetString());
            Assert.Equal("settings:write", problem.GetProperty("params").GetProperty("scope").GetString());
            Assert.Contains("settings:write", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Profile_OfAStore_IsChangedByManagersButNotItsTaxNumberAndIban()
    {
        using var owner = await app.SellerAsync();
        using var manager = await app.MemberAsync(owner, SellerRole.Manager);
        var path = $"/api/v1/seller/{owner.SellerId}";
        foreach (var body in new object[] { new { taxId = "9876543217" }, new { iban = "DE89370400440532013000" } })
        {
            var tag = (await manager.Client.GetAsync(path)).Headers.ETag!.Tag;
            var refused = await manager.Client.SendJsonAsync(HttpMethod.Patch, path, body, ("If-Match", tag));
            var problem = await refused.ProblemAsync(403, "auth.scope_missing");
            Assert.Equal("business:write", problem.GetProperty("params").GetProperty("scope").GetString());
        }

        var current = (await manager.Client.GetAsync(path)).Headers.ETag!.Tag;
        var changed = await manager.Client.SendJsonAsync(
            HttpMethod.Patch,
            path,
            new { description = "Tea and coffee" },
            ("If-Match", current)
        );
        changed.Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task OwnStores_OfAStaffMember_TellWhatTheirRoleAllows()
    {
        using var owner = await app.SellerAsync();
        using var staff = await app.MemberAsync(owner, SellerRole.Staff);
        var answer = await staff.Client.GetAsync("/api/v1/me/sellers");
        var store = Assert.Single((await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("data").EnumerateArray());
        Assert.Equal("staff", store.GetProperty("role").GetString());
        Assert.Equal(
            SellerScopes.All.Where(SellerScopes.Of("staff").Contains),
            store.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString())
        );
    }

    /// <summary>A token of the version before, which lists stores without a role, is good for its 15 minutes.</summary>
    [Theory]
    [InlineData(SellerRole.Owner, HttpStatusCode.OK)]
    [InlineData(SellerRole.Staff, HttpStatusCode.Forbidden)]
    public async Task Token_WithoutARole_GetsTheRoleFromTheMembership(SellerRole role, HttpStatusCode expected)
    {
        using var owner = await app.SellerAsync();
        using var member = role == SellerRole.Owner ? owner : await app.MemberAsync(owner, role);
        using var client = app.NewClient(TokenOfTheVersionBefore(member.UserId, owner.SellerId));
        var answer = await client.GetAsync($"/api/v1/seller/{owner.SellerId}/subscription/invoices");
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Token_OfAnEarlierVersionNamingAStoreOfOthers_OpensNothing()
    {
        using var owner = await app.SellerAsync();
        using var stranger = await app.BuyerAsync();
        using var client = app.NewClient(TokenOfTheVersionBefore(stranger.UserId, owner.SellerId));
        var answer = await client.GetAsync($"/api/v1/seller/{owner.SellerId}");
        await answer.ProblemAsync(404, "resource.not_found");
    }

    private string TokenOfTheVersionBefore(Guid userId, Guid sellerId)
    {
        var now = app.Clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = "http://127.0.0.1",
                Audience = TokenClaims.Audience,
                IssuedAt = now,
                NotBefore = now,
                Expires = now.AddMinutes(15),
                SigningCredentials = app.Services.GetRequiredService<SigningKeyRing>().Signing,
                Claims = new Dictionary<string, object>
                {
                    [TokenClaims.Subject] = userId.ToString(),
                    [TokenClaims.Session] = Guid.CreateVersion7().ToString(),
                    [TokenClaims.Roles] = new[] { "buyer", "seller" },
                    [TokenClaims.Sellers] = new[] { sellerId.ToString() },
                    [TokenClaims.Stamp] = "a stamp",
                    [TokenClaims.EmailConfirmed] = true,
                },
            }
        );
    }

    private static async Task<(HttpStatusCode Status, string? Code, string? Scope)> AskAsync(
        HttpClient client,
        ListedEndpoint endpoint,
        Guid sellerId
    )
    {
        using var answer = await client.SendJsonAsync(
            new HttpMethod(endpoint.Method),
            endpoint.PathFor(sellerId),
            endpoint.Method is "POST" or "PUT" or "PATCH" && !endpoint.TakesFiles ? new { } : null,
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("If-Match", "\"1\"")
        );
        if (answer.Content.Headers.ContentType?.MediaType != Problems.ContentType)
            return (answer.StatusCode, null, null);
        var problem = await answer.JsonAsync(answer.StatusCode);
        return (
            answer.StatusCode,
            problem.GetProperty("code").GetString(),
            problem.TryGetProperty("params", out var details) && details.TryGetProperty("scope", out var scope)
                ? scope.GetString()
                : null
        );
    }
}
