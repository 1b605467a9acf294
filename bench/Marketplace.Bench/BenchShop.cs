using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Marketplace.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>The one-process host with demo data, a buyer, sixty variants with plenty of stock, and a bare web server to compare with.</summary>
public sealed class BenchShop : IAsyncDisposable
{
    private const int Stock = 1_000_000;
    private readonly string directory = Path.Combine(Path.GetTempPath(), "marketplace-bench", Path.GetRandomFileName());
    private StandaloneHost? host;
    private WebApplication? bare;

    private BenchShop()
    {
    }

    /// <summary>Signed in as the buyer.</summary>
    public HttpClient Buyer { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });

    /// <summary>Signed in as nobody.</summary>
    public HttpClient Anonymous { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });

    public Uri Api => host!.Address;

    /// <summary>An address that answers a small JSON document and does nothing else.</summary>
    public Uri Bare => new(bare!.Urls.First() + "/");

    public IReadOnlyList<Guid> Variants { get; private set; } = [];

    public Guid Product { get; private set; }

    /// <summary>The product's services.</summary>
    public IServiceProvider Services => host!.Services;

    public string Database => host!.Services.GetRequiredService<IConfiguration>().GetConnectionString("marketplacedb")!;

    public static async Task<BenchShop> StartAsync()
    {
        var shop = new BenchShop();
        shop.host = await StandaloneHost.StartAsync(new StandaloneArguments(Port: 0, Data: shop.directory, Demo: true), CancellationToken.None);
        shop.Buyer.BaseAddress = shop.Anonymous.BaseAddress = shop.Api;
        await shop.FillAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        shop.bare = builder.Build();
        shop.bare.MapGet("/", () => Results.Json(new { hello = "world" }));
        shop.bare.Urls.Add("http://127.0.0.1:0");
        await shop.bare.StartAsync();
        return shop;
    }

    public async ValueTask DisposeAsync()
    {
        Buyer.Dispose();
        Anonymous.Dispose();
        if (bare is not null) await bare.DisposeAsync();
        if (host is not null) await host.DisposeAsync();
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
    }

    /// <summary>Asks for a quote of three variants and gives its id.</summary>
    public async Task<string> QuoteAsync(Random random, string paymentMethod = "cash_on_delivery")
    {
        var first = random.Next(Variants.Count);
        var body = new JsonObject
        {
            ["items"] = new JsonArray([.. Enumerable.Range(0, 3).Select(i => (JsonNode)new JsonObject { ["variantId"] = Variants[(first + (i * 17)) % Variants.Count].ToString(), ["quantity"] = 1 })]),
            ["address"] = new JsonObject { ["fullName"] = "Ayşe Yılmaz", ["phone"] = "+905321234567", ["line1"] = "Moda Cad. 12", ["district"] = "Kadıköy", ["city"] = "İstanbul" },
            ["paymentMethod"] = paymentMethod,
        };
        using var answer = await Buyer.PostAsJsonAsync("/api/v1/checkouts", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.ToString();
    }

    /// <summary>Buys what was quoted.</summary>
    /// <returns>Where a card payment is made; null for cash.</returns>
    public async Task<Uri?> CompleteAsync(string checkout)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/checkouts/{checkout}/complete");
        request.Headers.Add("Idempotency-Key", checkout);
        using var answer = await Buyer.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.Headers.Location is not null && JsonNode.Parse(body)!["payment"]?["checkoutUrl"] is { } url ? new Uri(url.ToString()) : null;
    }

    /// <summary>Waits until every event is handled.</summary>
    public async Task DrainAsync()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await using var waiting = new NpgsqlCommand("SELECT (SELECT COUNT(*) FROM platform.outbox_messages WHERE published_at IS NULL) + (SELECT COUNT(*) FROM platform.deliveries)", connection);
            if ((long)(await waiting.ExecuteScalarAsync())! == 0) return;
            await Task.Delay(200);
        }

        throw new InvalidOperationException("The events were never all handled.");
    }

    private async Task FillAsync()
    {
        using var seller = new HttpClient { BaseAddress = Api };
        seller.DefaultRequestHeaders.Authorization = await SignInAsync(host!.SignIns!.Seller.Email, host.SignIns.Seller.Password);
        Buyer.DefaultRequestHeaders.Authorization = await SignInAsync(host.SignIns.Buyer.Email, host.SignIns.Buyer.Password);
        var store = (await Anonymous.GetFromJsonAsync<JsonNode>("/api/v1/sellers/deneme-magazasi"))!["id"]!.ToString();
        var category = (await Anonymous.GetFromJsonAsync<JsonNode>("/api/v1/categories"))![0]!["id"]!.ToString();
        var variants = new List<Guid>();
        for (var product = 0; product < 3; product++)
        {
            using var made = await seller.PostAsJsonAsync($"/api/v1/seller/{store}/products", new JsonObject
            {
                ["categoryId"] = category, ["title"] = $"Bench {product}", ["publish"] = true,
                ["variants"] = new JsonArray([.. Enumerable.Range(0, 20).Select(i => (JsonNode)new JsonObject
                {
                    ["sku"] = $"BENCH-{product}-{i}", ["options"] = new JsonObject { ["No"] = $"{i}" }, ["price"] = new JsonObject { ["amount"] = 10_000 + i, ["currency"] = "TRY" }, ["initialStock"] = Stock,
                })]),
            });
            made.EnsureSuccessStatusCode();
            var answer = (await made.Content.ReadFromJsonAsync<JsonNode>())!;
            Product = Guid.Parse(answer["id"]!.ToString());
            variants.AddRange(answer["variants"]!.AsArray().Select(v => Guid.Parse(v!["id"]!.ToString())));
        }

        Variants = variants;
    }

    private async Task<AuthenticationHeaderValue> SignInAsync(string email, string password)
    {
        using var answer = await Anonymous.PostAsJsonAsync("/api/v1/auth/login", new JsonObject { ["email"] = email, ["password"] = password });
        answer.EnsureSuccessStatusCode();
        return new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.ToString());
    }
}
