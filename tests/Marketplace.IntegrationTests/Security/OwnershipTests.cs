using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Api.Http;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Payouts;
using Marketplace.IntegrationTests.Products;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Security;

/// <summary>Things that really are there: their owner finds them, and for everybody else they do not exist, whatever
/// store the address names.</summary>
public sealed class OwnershipTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static readonly string[] Guarded =
    [
        Permissions.SignedIn,
        Permissions.Buyer,
        Permissions.SellerMember,
        .. SellerScopes.All.Select(Permissions.Seller),
    ];

    /// <summary>Bodies good enough to come as far as the look-up, by the end of the address.</summary>
    private static readonly (string Method, string Ending, object Body)[] Bodies =
    [
        ("POST", "/merge", new { from = Guid.CreateVersion7(), token = "of another cart" }),
        ("POST", "/returns/{id:guid}/reject", new { reasonCode = "used" }),
        ("POST", "/parcels/{parcelId:guid}/label", new { carrierCode = "simulator" }),
        ("POST", "/hand-over", new { trackingNumber = "1" }),
        ("POST", "/undelivered", new { reason = "refused" }),
        (
            "POST",
            "/orders/{id:guid}/returns",
            new
            {
                kind = "withdrawal",
                lines = new[]
                {
                    new
                    {
                        lineId = Guid.CreateVersion7(),
                        quantity = 1,
                        reasonCode = "other",
                    },
                },
            }
        ),
        (
            "POST",
            "/cancel-units",
            new { reasonCode = "out_of_stock", lines = new[] { new { lineId = Guid.CreateVersion7(), quantity = 1 } } }
        ),
        ("POST", "/reject", new { reasonCode = "out_of_stock" }),
        ("POST", "/orders/{id:guid}/cancel", new { reasonCode = "out_of_stock" }),
        ("POST", "/refunds", new { reason = "goodwill" }),
        ("PATCH", "/products/{productId:guid}", new { title = "Another title" }),
        ("PATCH", "/variants/{variantId:guid}", new { active = true }),
        (
            "POST",
            "/variants",
            new
            {
                sku = "OWN-1",
                options = new { Size = "own" },
                price = new { amount = 5_000, currency = "TRY" },
            }
        ),
        ("PUT", "/images/order", new { imageIds = Array.Empty<Guid>() }),
        ("POST", "/adjust", new { delta = 1 }),
        ("PUT", "/threshold", new { lowThreshold = 3 }),
        ("POST", "/messages", new { body = "Merhaba" }),
        ("POST", "/messages/read", new { seq = 1 }),
        ("POST", "/threads/{threadId:guid}/read", new { seq = 1 }),
        ("PUT", "/invoice-link", new { url = "https://invoices.example.com/1" }),
    ];

    [Fact]
    public async Task Objects_OfOthers_DoNotExistAndOnesOwnDo()
    {
        var ids = await MakeAsync();
        using var stranger = await app.SellerAsync();
        var endpoints = ListedEndpoint
            .Of(app)
            .Where(e =>
                !e.IsOpen
                && e.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal)
                // Whose variant it is does not matter: anybody may put it into a cart of their own.
                && e.Pattern != "/api/v1/me/cart/items/{variantId:guid}"
                && Guarded.Contains(e.Policies.Single())
                && e.Pattern.Replace("{sellerId:guid}", "", StringComparison.Ordinal)
                    .Contains(":guid}", StringComparison.Ordinal)
            )
            .ToList();
        Assert.True(endpoints.Count > 30);
        var wrong = new List<string>();
        foreach (var endpoint in endpoints)
        {
            var path = ids.Aggregate(
                endpoint.Pattern,
                (pattern, id) => pattern.Replace(id.Key, id.Value, StringComparison.Ordinal)
            );
            Assert.DoesNotContain(
                "{",
                path.Replace("{sellerId:guid}", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
            foreach (
                var store in new[] { stranger.SellerId, app.Seller.SellerId }.Take(
                    path.Contains("{sellerId", StringComparison.Ordinal) ? 2 : 1
                )
            )
            {
                var (status, code) = await AskAsync(
                    stranger.Client,
                    endpoint,
                    path.Replace("{sellerId:guid}", $"{store}", StringComparison.Ordinal)
                );
                if ((status, code) != (HttpStatusCode.NotFound, "resource.not_found"))
                    wrong.Add($"{endpoint.Name} as a stranger: {status} {code}");
            }

            if (endpoint.Method != "GET")
                continue;
            var owner = path.Contains("{sellerId", StringComparison.Ordinal) ? app.Seller : app.Buyer;
            var (own, refusal) = await AskAsync(
                owner.Client,
                endpoint,
                path.Replace("{sellerId:guid}", $"{app.Seller.SellerId}", StringComparison.Ordinal)
            );
            if (own != HttpStatusCode.OK)
                wrong.Add($"{endpoint.Name} as the owner: {own} {refusal}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>One of each, made by the fixture's buyer and seller.</summary>
    private async Task<Dictionary<string, string>> MakeAsync()
    {
        var sale = await app.PaidOrderAsync();
        var product = await app.ScalarAsync<Guid>(
            $"SELECT product_id FROM products.variants WHERE id = '{app.Variants[0]}'"
        );
        var image = await (await Catalog.UploadAsync(app.Seller, product, Catalog.Png, "a.png", "image/png")).JsonAsync(
            HttpStatusCode.Created
        );
        var session = (await (await app.Buyer.Client.GetAsync("/api/v1/auth/sessions")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("data")
            .EnumerateArray()
            .First();
        var started = await app.Seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{app.Seller.SellerId}/subscription",
            new { planCode = "standard" },
            ("Idempotency-Key", "ownership")
        );
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
        var invoice = await app.ScalarAsync<Guid>(
            $"SELECT id FROM subscriptions.invoices WHERE seller_id = '{app.Seller.SellerId}' LIMIT 1"
        );
        var checkout = await app.ScalarAsync<Guid>(
            $"SELECT checkout_id FROM orders.purchases WHERE id = '{sale.PurchaseId}'"
        );
        await app.DrainAsync();
        var notification = await app.ScalarAsync<Guid>(
            $"SELECT id FROM notifications.notifications WHERE user_id = '{app.Buyer.UserId}' LIMIT 1"
        );
        var cart = await app.Buyer.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/carts", new { });
        var address = await app.Buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/me/addresses",
            new { label = "Home", address = ApiRequests.Checkout("card")["address"] }
        );
        var profile = await app.Buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/me/invoice-profiles",
            new { kind = "individual", name = "Ayşe Yılmaz" }
        );
        var quote = await app.Buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/checkouts",
            ApiRequests.Checkout("card", ($"{app.Variants[2]}", 1))
        );
        var open = (await OkAsync(quote)).GetProperty("id").GetGuid();
        var returned = await app.PaidOrderAsync(variant: 1);
        await app.Seller.DeliverAsync(returned.OrderId);
        var photo = await app.Buyer.UploadAsync();
        var request = await OkAsync(
            await app.Buyer.RequestReturnWithPhotosAsync(returned.OrderId, returned.LineId, photo)
        );
        var file = await app.Buyer.UploadAsync();
        (await app.Buyer.WriteWithFilesAsync(sale.OrderId, file)).Expect(HttpStatusCode.Created);
        using var admin = await app.AdminAsync();
        await app.RunPayoutsAsync(admin);
        var payout = (await app.Seller.LastPayoutAsync()).GetProperty("id").GetGuid();
        var statement = (await app.Seller.FinanceAsync("statements"))
            .GetProperty("data")[0]
            .GetProperty("id")
            .GetGuid();
        (await app.Seller.AsSellerAsync(sale.OrderId, "confirm")).Expect(HttpStatusCode.OK);
        var parcel = await app.Seller.PackedAsync(sale.OrderId);
        var commission = new SellerCommission(app.Seller.SellerId, [new(sale.OrderId, "1", 100, 20)]);
        Assert.True(
            await app.InScopeAsync<CommissionInvoiceService, bool>(s =>
                s.IssueAsync(new(2026, 1, 1), commission, default)
            )
        );
        var commissionInvoice = await app.ScalarAsync<Guid>("SELECT id FROM payments.commission_invoices");
        return new()
        {
            ["/commission-invoices/{id:guid}"] = $"/commission-invoices/{commissionInvoice}",
            ["/returns/{id:guid}"] = $"/returns/{request.GetProperty("id").GetGuid()}",
            ["{photoId:guid}"] = $"{photo}",
            ["{fileId:guid}"] = $"{file}",
            ["/payouts/{id:guid}"] = $"/payouts/{payout}",
            ["/statements/{id:guid}"] = $"/statements/{statement}",
            ["{parcelId:guid}"] = $"{parcel}",
            ["/invoice-profiles/{id:guid}"] =
                $"/invoice-profiles/{(await OkAsync(profile)).GetProperty("id").GetGuid()}",
            ["/carts/{id:guid}"] = $"/carts/{(await OkAsync(cart)).GetProperty("cart").GetProperty("id").GetGuid()}",
            ["/addresses/{id:guid}"] = $"/addresses/{(await OkAsync(address)).GetProperty("id").GetGuid()}",
            ["/notifications/{id:guid}"] = $"/notifications/{notification}",
            ["/orders/{id:guid}"] = $"/orders/{sale.OrderId}",
            ["/purchases/{id:guid}"] = $"/purchases/{sale.PurchaseId}",
            ["/payments/{id:guid}"] = $"/payments/{sale.PaymentId}",
            // Only an open one still has texts to read.
            ["/checkouts/{id:guid}/contracts"] = $"/checkouts/{open}/contracts",
            ["/checkouts/{id:guid}"] = $"/checkouts/{checkout}",
            ["/sessions/{id:guid}"] = $"/sessions/{session.GetProperty("id").GetGuid()}",
            ["{threadId:guid}"] = $"{sale.OrderId}",
            ["{productId:guid}"] = $"{product}",
            ["{variantId:guid}"] = $"{app.Variants[0]}",
            ["{imageId:guid}"] = $"{image.GetProperty("id").GetGuid()}",
            ["{invoiceId:guid}"] = $"{invoice}",
        };
    }

    private static async Task<JsonElement> OkAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<(HttpStatusCode Status, string? Code)> AskAsync(
        HttpClient client,
        ListedEndpoint endpoint,
        string path
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), path);
        if (endpoint.TakesFiles)
        {
            var file = new ByteArrayContent(Catalog.Png);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            request.Content = new MultipartFormDataContent { { file, "file", "a.png" } };
        }
        else if (endpoint.Method is "POST" or "PUT" or "PATCH")
        {
            request.Content = JsonContent.Create(
                Bodies
                    .FirstOrDefault(b =>
                        b.Method == endpoint.Method && endpoint.Pattern.EndsWith(b.Ending, StringComparison.Ordinal)
                    )
                    .Body
                    ?? new { }
            );
        }

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
