using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>The Api with real stores that sell, and buyers who order over HTTP.</summary>
public class OrdersApp : MarketplaceApp
{
    private readonly SemaphoreSlim _making = new(1, 1);
    private Guid _category;

    /// <summary>Fewer rounds, as these tests make hundreds of accounts.</summary>
    protected override IReadOnlyDictionary<string, string?> Overrides =>
        new Dictionary<string, string?> { ["Auth:PasswordHashIterations"] = "10000" };

    /// <summary>A store's only variant of a product of its own, on sale.</summary>
    public async Task<Goods> GoodsAsync(
        SignIn seller,
        int stock = 10,
        long priceMinor = 10_000,
        string title = "Bakır cezve"
    )
    {
        await _making.WaitAsync();
        try
        {
            if (_category == Guid.Empty)
                _category = (
                    await InScopeAsync<CategoryService, Result<Category>>(s =>
                        s.CreateAsync(Actor.System, new(null, "mutfak-test", "Mutfak", "Kitchen", 0, true), default)
                    )
                )
                    .Value
                    .Id;
            await DrainAsync();
        }
        finally
        {
            _making.Release();
        }

        var input = new CreateProduct(
            seller.SellerId,
            _category,
            null,
            title,
            "",
            null,
            TaxClass.Standard,
            true,
            [
                new NewVariant(
                    new(
                        $"SKU-{Guid.CreateVersion7():N}",
                        new Dictionary<string, string>(),
                        new(priceMinor, "TRY"),
                        null,
                        null,
                        true
                    ),
                    stock,
                    0
                ),
            ]
        );
        var made = await InScopeAsync<ProductService, Result<Product>>(s =>
            s.CreateAsync(Actor.System, input, default)
        );
        Assert.True(made.Succeeded, made.Error?.Code);
        return new(seller.SellerId, made.Value.Id, made.Value.Variants.Single().Id);
    }

    /// <summary>Asks for a quote.</summary>
    public static Task<HttpResponseMessage> QuoteAsync(
        SignIn buyer,
        IEnumerable<(Guid VariantId, int Quantity)> items,
        string method = "cash_on_delivery",
        object? extra = null
    )
    {
        var body = JsonSerializer
            .SerializeToNode(
                new
                {
                    items = items.Select(i => new { variantId = i.VariantId, quantity = i.Quantity }),
                    address = new
                    {
                        fullName = "Ayşe Yılmaz",
                        phone = "+905321234567",
                        line1 = "Moda Cad. 12",
                        district = "Kadıköy",
                        city = "İstanbul",
                    },
                    paymentMethod = method,
                }
            )!
            .AsObject();
        if (extra is not null)
            foreach (var (name, value) in JsonSerializer.SerializeToNode(extra)!.AsObject().ToList())
                body[name] = value?.DeepClone();
        return buyer.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/checkouts", body, ("Accept-Language", "en"));
    }

    /// <summary>A quote's id.</summary>
    public static async Task<Guid> CheckoutAsync(SignIn buyer, params (Guid VariantId, int Quantity)[] items) =>
        (await (await QuoteAsync(buyer, items)).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    /// <summary>Completes a quote.</summary>
    public static Task<HttpResponseMessage> CompleteAsync(SignIn buyer, Guid checkoutId, string? key = null) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/checkouts/{checkoutId}/complete",
            null,
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString()),
            ("Accept-Language", "en")
        );

    /// <summary>A placed order of one line.</summary>
    public static async Task<Guid> OrderAsync(SignIn buyer, Goods goods, int quantity = 1)
    {
        var completed = await (
            await CompleteAsync(buyer, await CheckoutAsync(buyer, (goods.VariantId, quantity)))
        ).JsonAsync(HttpStatusCode.Created);
        return completed.GetProperty("orders")[0].GetProperty("id").GetGuid();
    }

    /// <summary>Moves an order as its seller.</summary>
    public static Task<HttpResponseMessage> AsSellerAsync(
        SignIn seller,
        Guid orderId,
        string command,
        object? body = null
    ) =>
        seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{seller.SellerId}/orders/{orderId}/{command}",
            body,
            ("Accept-Language", "en")
        );

    /// <summary>Moves an order as its buyer.</summary>
    public static Task<HttpResponseMessage> AsBuyerAsync(SignIn buyer, Guid orderId, string command) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/orders/{orderId}/{command}",
            null,
            ("Accept-Language", "en")
        );

    public static async Task<string> StatusAsync(SignIn buyer, Guid orderId) =>
        (await (await buyer.Client.GetAsync($"/api/v1/orders/{orderId}")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("status")
            .GetString()!;

    /// <summary>On hand and reserved units, and what the movements say is on hand.</summary>
    public async Task<(int OnHand, int Reserved, long Moved)> StockAsync(Guid variantId) =>
        (
            await ScalarAsync<int>($"SELECT on_hand FROM products.stock_items WHERE variant_id = '{variantId}'"),
            await ScalarAsync<int>($"SELECT reserved FROM products.stock_items WHERE variant_id = '{variantId}'"),
            await ScalarAsync<long>(
                $"SELECT COALESCE(SUM(delta), 0) FROM products.stock_movements WHERE variant_id = '{variantId}'"
            )
        );

    public Task<long> EventsAsync(string type, Guid subject) =>
        ScalarAsync<long>(
            $"""
            SELECT COUNT(*) FROM platform.outbox_messages WHERE type = 'marketplace.{type}.v1' AND subject = '{subject}'
            """
        );

    /// <summary>Fails where an invariant of stock, orders or money is broken.</summary>
    public async Task AssertBooksAsync()
    {
        await DrainAsync();
        var report = await (await (await this.AdminAsync()).Client.GetAsync("/api/v1/admin/invariants")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.True(report.GetProperty("ok").GetBoolean(), report.ToString());
    }
}

/// <summary>A variant on sale.</summary>
public sealed record Goods(Guid SellerId, Guid ProductId, Guid VariantId);
