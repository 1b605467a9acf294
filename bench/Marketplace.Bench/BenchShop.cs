using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>The system under test: the one-process host with demo data, optionally the Api as a separate process, a
/// buyer, sixty variants with plenty of stock, and a bare web server as the baseline.</summary>
public sealed class BenchShop : IAsyncDisposable
{
    private const int Stock = 1_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _directory = Path.Combine(
        Path.GetTempPath(),
        "marketplace-bench",
        Path.GetRandomFileName()
    );
    private Process? _host;
    private Process? _api;
    private EmbeddedGarnet? _cache;
    private WebApplication? _bare;
    private IHost? _inside;

    private BenchShop() { }

    /// <summary>Signed in as the buyer.</summary>
    public HttpClient Buyer { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });

    /// <summary>Not signed in.</summary>
    public HttpClient Anonymous { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });

    public Uri Api { get; private set; } = null!;

    /// <summary>A URL that returns a small JSON document and does nothing else.</summary>
    public Uri Bare => new(_bare!.Urls.First() + "/");

    public IReadOnlyList<Guid> Variants { get; private set; } = [];

    public Guid Product { get; private set; }

    public string Database { get; private set; } = "";

    /// <summary>The product's services in this process, over the same database.</summary>
    public IServiceProvider Services => _inside!.Services;

    /// <summary>The process under load: the one-process host, or the Api if it runs separately.</summary>
    public ProcessMemory Memory => ProcessMemory.Of(_api ?? _host!);

    /// <summary>Whether the Api runs as a separate process.</summary>
    public bool ApiApart => _api is not null;

    public static async Task<BenchShop> StartAsync(bool apiApart)
    {
        var shop = new BenchShop();
        try
        {
            if (apiApart)
                shop._cache = EmbeddedGarnet.Start();
            await shop.StartHostAsync();
            if (apiApart)
                await shop.StartApiAsync();
            await shop.FillAsync();
            await shop.StartBareAsync();
            shop._inside = shop.BuildInside();
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Buyer.Dispose();
        Anonymous.Dispose();
        _inside?.Dispose();
        if (_bare is not null)
            await _bare.DisposeAsync();
        await StopAsync(_api);
        await StopAsync(_host);
        _cache?.Dispose();
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Requests a quote for three variants and returns its id.</summary>
    public async Task<string> QuoteAsync(Random random, string paymentMethod = "cash_on_delivery")
    {
        var first = random.Next(Variants.Count);
        var body = new JsonObject
        {
            ["items"] = new JsonArray([
                .. Enumerable
                    .Range(0, 3)
                    .Select(i =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["variantId"] = Variants[(first + (i * 17)) % Variants.Count].ToString(),
                                ["quantity"] = 1,
                            }
                    ),
            ]),
            ["address"] = new JsonObject
            {
                ["fullName"] = "Ayşe Yılmaz",
                ["phone"] = "+905321234567",
                ["line1"] = "Moda Cad. 12",
                ["district"] = "Kadıköy",
                ["city"] = "İstanbul",
            },
            ["paymentMethod"] = paymentMethod,
        };
        using var answer = await Buyer.PostAsJsonAsync("/api/v1/checkouts", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.ToString();
    }

    /// <summary>Completes the quoted checkout.</summary>
    /// <returns>The URL of the card payment page; null for cash.</returns>
    public async Task<Uri?> CompleteAsync(string checkout)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/checkouts/{checkout}/complete");
        request.Headers.Add("Idempotency-Key", checkout);
        using var answer = await Buyer.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.Headers.Location is not null && JsonNode.Parse(body)!["payment"]?["checkoutUrl"] is { } url
            ? new Uri(url.ToString())
            : null;
    }

    /// <summary>Waits until every event is handled.</summary>
    public async Task DrainAsync()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await using var waiting = new NpgsqlCommand(
                "SELECT (SELECT COUNT(*) FROM platform.outbox_messages WHERE published_at IS NULL) + (SELECT COUNT(*) "
                    + "FROM platform.deliveries)",
                connection
            );
            if ((long)(await waiting.ExecuteScalarAsync())! == 0)
                return;
            await Task.Delay(200);
        }

        throw new InvalidOperationException("The events were never all handled.");
    }

    private async Task StartHostAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Marketplace.Standalone.dll"),
                "--port",
                "0",
                "--data",
                _directory,
                "--demo",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        if (_cache is not null)
            start.Environment[$"ConnectionStrings__{ResourceNames.Cache}"] = _cache.ConnectionString;
        _host = Start(start);
        var arguments = new StandaloneArguments(Data: _directory);
        var started = Stopwatch.GetTimestamp();
        while (InstanceAddress.Of(_directory) is null)
        {
            if (_host.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException("The marketplace did not start; ./dev up says why.");
            await Task.Delay(100);
        }

        Database = RunningDatabase.Find(arguments);
        Buyer.BaseAddress = Anonymous.BaseAddress = Api = RunningInstance.Find(arguments).Address;
    }

    /// <summary>The Api as it is deployed, over the backing, the secrets and the files of the one-process
    /// host.</summary>
    private async Task StartApiAsync()
    {
        var address = FreePort.Address(FreePort.Find());
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Marketplace.Api.dll"), "--urls", address]
        )
        {
            RedirectStandardOutput = true,
        };
        foreach (
            var (key, value) in new Dictionary<string, string>
            {
                [$"ConnectionStrings__{ResourceNames.Database}"] = Database,
                [$"ConnectionStrings__{ResourceNames.Cache}"] = _cache!.ConnectionString,
                ["Marketplace__PublicUrl"] = address,
                ["Marketplace__DataDirectory"] = Path.Combine(_directory, "files"),
                ["Marketplace__Secrets__RootKey"] = Secret("root-key"),
                ["Auth__SigningKeys__0__Path"] = Path.Combine(_directory, "secrets", "signing-key.pem"),
                ["Mail__Directory"] = Path.Combine(_directory, "mails"),
                ["ASPNETCORE_ENVIRONMENT"] = Environments.Development,
            }
        )
        {
            start.Environment[key] = value;
        }

        _api = Start(start);
        Buyer.BaseAddress = Anonymous.BaseAddress = Api = new Uri(address);
        var started = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            if (_api.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException("The Api did not start as a process of its own.");
            await Task.Delay(100);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Anonymous.GetAsync("/health");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        start.Environment["RateLimits__Enabled"] = "false";
        start.Environment["Orders__MaxUnpaidPurchases"] = "1000000";
        start.Environment["Orders__MaxHeldUnits"] = "1000000000";
        start.Environment["Orders__MaxUnpaidPerDay"] = "1000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return process;
    }

    private static async Task StopAsync(Process? process)
    {
        if (process is { HasExited: false })
        {
            using var asked = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }

    private string Secret(string name) => File.ReadAllText(Path.Combine(_directory, "secrets", name)).Trim();

    private Task StartBareAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _bare = builder.Build();
        _bare.MapGet("/", () => Results.Json(new { hello = "world" }));
        _bare.Urls.Add("http://127.0.0.1:0");
        return _bare.StartAsync();
    }

    private IHost BuildInside()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{ResourceNames.Database}"] = Database,
                // The host's own, so that cursors made here are good there.
                ["Marketplace:Secrets:RootKey"] = Secret("root-key"),
            }
        );
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MarketplaceDbContext.Configure);
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
        return builder.Build();
    }

    private async Task FillAsync()
    {
        using var seller = new HttpClient { BaseAddress = Api };
        seller.DefaultRequestHeaders.Authorization = await SignInAsync("seller");
        Buyer.DefaultRequestHeaders.Authorization = await SignInAsync("buyer");
        var store = (await Anonymous.GetFromJsonAsync<JsonNode>("/api/v1/sellers/deneme-magazasi"))!["id"]!.ToString();
        var category = (await Anonymous.GetFromJsonAsync<JsonNode>("/api/v1/categories"))!["data"]![0]![
            "id"
        ]!.ToString();
        var variants = new List<Guid>();
        for (var product = 0; product < 3; product++)
        {
            using var made = await seller.PostAsJsonAsync(
                $"/api/v1/seller/{store}/products",
                new JsonObject
                {
                    ["categoryId"] = category,
                    ["title"] = $"Bench {product}",
                    ["publish"] = true,
                    ["variants"] = new JsonArray([
                        .. Enumerable
                            .Range(0, 20)
                            .Select(i =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["sku"] = $"BENCH-{product}-{i}",
                                        ["options"] = new JsonObject { ["No"] = $"{i}" },
                                        ["price"] = new JsonObject { ["amount"] = 10_000 + i, ["currency"] = "TRY" },
                                        ["initialStock"] = Stock,
                                    }
                            ),
                    ]),
                }
            );
            made.EnsureSuccessStatusCode();
            var answer = (await made.Content.ReadFromJsonAsync<JsonNode>())!;
            Product = Guid.Parse(answer["id"]!.ToString());
            variants.AddRange(answer["variants"]!.AsArray().Select(v => Guid.Parse(v!["id"]!.ToString())));
        }

        Variants = variants;
    }

    private async Task<AuthenticationHeaderValue> SignInAsync(string role)
    {
        var (email, password) = ($"{role}@marketplace.test", Secret($"sign-in-{role}"));
        using var answer = await Anonymous.PostAsJsonAsync(
            "/api/v1/auth/login",
            new JsonObject { ["email"] = email, ["password"] = password }
        );
        answer.EnsureSuccessStatusCode();
        return new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.ToString());
    }
}
