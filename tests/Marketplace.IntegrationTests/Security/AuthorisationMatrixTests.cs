using System.Net;
using System.Text;
using System.Text.Json;
using Marketplace.Api.Http;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.IntegrationTests.Security;

/// <summary>Every endpoint × anonymous, buyer, other seller, owner, support, administrator; what is expected follows
/// from the endpoint's policy.</summary>
public sealed class AuthorisationMatrixTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>Whoever opens an endpoint to everybody must write it down here.</summary>
    private static readonly string[] Open =
    [
        "DELETE /api/v1/carts/{id:guid}/items/{variantId:guid}",
        "GET /.well-known/jwks.json",
        "GET /api/v1/analytics/popular-sellers",
        "GET /api/v1/carts/{id:guid}",
        "GET /api/v1/categories",
        "GET /api/v1/categories/{idOrSlug}",
        "GET /api/v1/guest/purchase",
        "GET /api/v1/guest/purchases/{purchaseId:guid}",
        "GET /api/v1/guest/purchases/{purchaseId:guid}/orders/{id:guid}",
        "GET /api/v1/guest/purchases/{purchaseId:guid}/orders/{id:guid}/contracts",
        "GET /api/v1/guest/purchases/{purchaseId:guid}/orders/{id:guid}/parcels",
        "GET /api/v1/guest/purchases/{purchaseId:guid}/orders/{id:guid}/returnable",
        "GET /api/v1/guest/purchases/{purchaseId:guid}/returns/{returnId:guid}",
        "GET /api/v1/images/{product}/{file}",
        "GET /api/v1/invoices/{invoiceId:guid}/pay",
        "GET /api/v1/payments/{id:guid}/return",
        "GET /api/v1/plans",
        "GET /api/v1/problems",
        "GET /api/v1/products",
        "GET /api/v1/products/{id:guid}/related",
        "GET /api/v1/products/{idOrSlug}",
        "GET /api/v1/search/suggestions",
        "GET /api/v1/sellers",
        "GET /api/v1/sellers/{slug}",
        "GET /api/v1/variants",
        "GET /problems/{code}",
        "POST /api/v1/auth/confirm-email",
        "POST /api/v1/auth/forgot-password",
        "POST /api/v1/auth/guest-account",
        "POST /api/v1/auth/login",
        "POST /api/v1/auth/login/second-factor",
        "POST /api/v1/auth/open-account",
        "POST /api/v1/auth/refresh",
        "POST /api/v1/auth/register",
        "POST /api/v1/auth/reset-password",
        "POST /api/v1/carriers/webhooks/{code}",
        "POST /api/v1/carts",
        "POST /api/v1/carts/{id:guid}/items",
        "POST /api/v1/checkouts/estimate",
        "POST /api/v1/guest/links",
        "POST /api/v1/guest/purchases/{purchaseId:guid}/orders/{id:guid}/cancel",
        "POST /api/v1/guest/purchases/{purchaseId:guid}/orders/{id:guid}/cancel-request",
        "POST /api/v1/guest/purchases/{purchaseId:guid}/orders/{id:guid}/confirm-receipt",
        "POST /api/v1/guest/purchases/{purchaseId:guid}/orders/{id:guid}/returns",
        "POST /api/v1/guest/purchases/{purchaseId:guid}/payments",
        "POST /api/v1/guest/purchases/{purchaseId:guid}/returns/{returnId:guid}/cancel",
        "POST /api/v1/guest/purchases/{purchaseId:guid}/returns/{returnId:guid}/hand-over",
        "POST /api/v1/invoices/{invoiceId:guid}/pay",
        "POST /api/v1/payments/webhooks/{provider}",
        "POST /api/v1/products/{id:guid}/view",
        "PUT /api/v1/carts/{id:guid}/items/{variantId:guid}",
    ];

    private static readonly string[] Known =
    [
        Permissions.SignedIn,
        Permissions.Buyer,
        Permissions.SellerMember,
        Permissions.Support,
        Permissions.Admin,
        .. SellerScopes.All.Select(Permissions.Seller),
    ];

    // The one exception is the framework's own, which only follows redirects it has signed itself.
    [Fact]
    public void Endpoints_EachOne_HasAPolicyOrIsOpenOnPurpose() =>
        Assert.Equal(
            ["GET /_framework/opaque-redirect"],
            ListedEndpoint.Of(app).Where(e => !e.IsOpen && e.Policies.Count == 0).Select(e => e.Name)
        );

    [Fact]
    public void Endpoints_OpenToEverybody_AreThoseWrittenDown()
    {
        var open = ListedEndpoint
            .Of(app)
            .Where(e =>
                e.IsOpen
                && (
                    e.Pattern.StartsWith("/api/", StringComparison.Ordinal)
                    || e.Pattern.StartsWith("/problems/", StringComparison.Ordinal)
                    || e.Pattern.StartsWith("/.well-known", StringComparison.Ordinal)
                )
            )
            .Select(e => e.Name);
        Assert.Equal(Open.Order(StringComparer.Ordinal), open);
    }

    [Fact]
    public async Task Endpoints_ForEveryCaller_AnswerAsTheirPolicySays()
    {
        var endpoints = ListedEndpoint
            .Of(app)
            .Where(e => e.Pattern.StartsWith("/api/", StringComparison.Ordinal))
            .ToList();
        Assert.True(endpoints.Count > 100);
        Assert.All(endpoints.Where(e => !e.IsOpen), e => Assert.Contains(e.Policies.Single(), Known));
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            endpoints,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            async (endpoint, _) =>
            {
                // Everybody anew for each endpoint, as some of them end sessions or close stores.
                using var buyer = await app.BuyerAsync();
                using var other = await app.SellerAsync();
                using var owner = await app.SellerAsync();
                using var support = await app.SupportAsync();
                using var admin = await app.AdminAsync();
                var path = endpoint.PathFor(owner.SellerId);
                (string Name, HttpClient Client)[] callers =
                [
                    ("anonymous", app.Anonymous),
                    ("buyer", buyer.Client),
                    ("other seller", other.Client),
                    ("owner", owner.Client),
                    ("support", support.Client),
                    ("admin", admin.Client),
                ];
                foreach (var (name, client) in callers)
                {
                    var (status, code) = await AskAsync(client, endpoint, path);
                    if (!IsRight(endpoint, name, status, code))
                        wrong.Add($"{endpoint.Name} as {name}: {status} {code}");
                }
            }
        );
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
    }

    [Fact]
    public void IsRight_AnAnswerThatIsTooKind_WouldBeSeen()
    {
        var guarded = ListedEndpoint.Of(app).Single(e => e.Name == "GET /api/v1/admin/users");
        Assert.False(IsRight(guarded, "buyer", HttpStatusCode.OK, null));
        Assert.False(IsRight(guarded, "anonymous", HttpStatusCode.Forbidden, "auth.forbidden"));
        Assert.True(IsRight(guarded, "buyer", HttpStatusCode.Forbidden, "auth.forbidden"));
    }

    private static bool IsRight(ListedEndpoint endpoint, string caller, HttpStatusCode status, string? code)
    {
        var isLetIn =
            status is not HttpStatusCode.Unauthorized and < HttpStatusCode.InternalServerError
            && code != AccessErrors.Forbidden.Code;
        var isHidden = (status, code) == (HttpStatusCode.NotFound, "resource.not_found");
        var isForbidden = (status, code) == (HttpStatusCode.Forbidden, AccessErrors.Forbidden.Code);
        // Sign-in endpoints refuse wrong credentials with 401 themselves.
        if (endpoint.IsOpen)
            return endpoint.Pattern.StartsWith("/api/v1/auth/", StringComparison.Ordinal) || isLetIn;
        if (caller == "anonymous")
            return (status, code) == (HttpStatusCode.Unauthorized, AccessErrors.Required.Code);
        return endpoint.Policies.Single() switch
        {
            var policy when policy == Permissions.SellerMember || Permissions.ScopeOf(policy) is not null => caller
            == "owner"
                ? isLetIn
                : isHidden,
            Permissions.Support => caller is "support" or "admin" ? isLetIn : isForbidden,
            Permissions.Admin => caller == "admin" ? isLetIn : isForbidden,
            _ => isLetIn,
        };
    }

    private static async Task<(HttpStatusCode Status, string? Code)> AskAsync(
        HttpClient client,
        ListedEndpoint endpoint,
        string path
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), path);
        if (endpoint.TakesFiles)
            request.Content = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.png" } };
        else if (endpoint.Method is "POST" or "PUT" or "PATCH")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var response = await client.SendAsync(request);
        if (response.Content.Headers.ContentType?.MediaType != Problems.ContentType)
            return (response.StatusCode, null);
        return (
            response.StatusCode,
            JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()
        );
    }
}
