using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Standalone;
using Marketplace.Modules.Users;
using Marketplace.Standalone;
using Marketplace.Testing;
using Npgsql;

namespace Marketplace.IntegrationTests.Chaos;

/// <summary>The one-process host is killed again and again under a load of orders and webhooks: nothing that was
/// answered is lost, nothing is done twice.</summary>
/// <remarks>The payment provider lives on, so payments are made whose webhooks meet a dead host, or are never sent:
/// reconciliation finds them.
/// How often the host is killed: environment variable MARKETPLACE_CHAOS_KILLS, 5 where it is not set.</remarks>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Buyers = 6;

    // A third of the life of an access token: a buyer who waits for a host that starts still has one that is good.
    private static readonly TimeSpan SignedInFor = AccessTokenIssuer.Life / 3;
    private readonly TemporaryDirectory _data = new();
    private readonly HttpClient _http = new() { Timeout = MarketplaceApp.Patience };
    private readonly ConcurrentDictionary<Guid, Guid> _acknowledged = new();
    private readonly ConcurrentDictionary<Guid, string> _paid = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly string _port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
    private volatile Uri? _address;
    private SimulatedProvider _provider = null!;
    private StandaloneProcess? _host;
    private int _payments;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await SimulatedProvider.StartAsync(TimeProvider.System);
        await _provider.TellAsync(new Uri($"http://127.0.0.1:{_port}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        await _provider.DisposeAsync();
        _http.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Kill_UnderLoad_LosesNothingAndDoublesNothing()
    {
        var kills = int.TryParse(
            Environment.GetEnvironmentVariable("MARKETPLACE_CHAOS_KILLS"),
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : 5;
        await StartAsync();
        var (store, variant) = await ListProductAsync(await SignInAsync("seller"));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var load = Enumerable
            .Range(0, Buyers)
            .Select(number => BuyUntilAsync(number % 2 == 0 ? "card" : "cash_on_delivery", variant, ending.Token))
            .ToList();
        for (var kill = 0; kill < kills; kill++)
        {
            await UntilBusyAsync(load, _acknowledged.Count + 10, _paid.Count + 3);
            await Task.Delay(TimeSpan.FromMilliseconds(kill * 137 % 500), Stop);
            _address = null;
            await _host!.KillAsync(Stop);
            await _host.DisposeAsync();
            await StartAsync();
        }

        await UntilBusyAsync(load, _acknowledged.Count + 10, _paid.Count + 3);
        await ending.CancelAsync();
        await Task.WhenAll(load);
        Assert.True(_wrong.IsEmpty, string.Join('\n', _wrong.Take(5)));
        Assert.True(_paid.Count > kills, $"Only {_paid.Count} card payments were made.");
        Assert.True(_acknowledged.Count > kills, $"Only {_acknowledged.Count} purchases were made; the load was none.");
        var admin = await SignInAsync("admin");
        var found = await ReconcileAsync(admin);
        await DrainAsync();
        await AssertRightAsync(admin, store, variant, await SignInAsync("buyer"));
        output.WriteLine(
            $"{kills} kills, {_acknowledged.Count} purchases acknowledged, {_paid.Count} card payments made, {found} "
                + "of them without a webhook that came through"
        );
        Assert.Equal(0, await _host!.StopAsync(Stop));
    }

    private async Task StartAsync()
    {
        var environment = _provider.Settings.ToDictionary(
            s => s.Key.Replace(":", "__", StringComparison.Ordinal),
            s => s.Value!
        );
        environment["RateLimits__Enabled"] = "false";
        // A purchase whose payment a kill cut off stays unpaid until its hold ends.
        environment["Orders__MaxUnpaidPurchases"] = environment["Orders__MaxUnpaidPerDay"] = "100000";
        environment["Orders__MaxHeldUnits"] = "1000000";
        environment["Logging__LogLevel__Default"] = "Warning";
        _host = StandaloneProcess.Start(_data.Path, environment, "--port", _port);
        var url = await _host.ReadyAsync(Stop);
        _address = new Uri(url.GetLeftPart(UriPartial.Authority));
    }

    private async Task<string> SignInAsync(string role) => (await SignInAsync(role, Stop))!;

    private async Task<string?> SignInAsync(string role, CancellationToken ending)
    {
        var password = (await File.ReadAllTextAsync(_data["secrets", $"sign-in-{role}"], Stop)).Trim();
        return await AgainAsync(
            async () =>
            {
                using var answer = await _http.PostAsJsonAsync(
                    new Uri(_address ?? throw Down(), "/api/v1/auth/login"),
                    new { email = $"{role}@marketplace.test", password },
                    Stop
                );
                await ThrowIfAwayAsync(answer);
                return (await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString();
            },
            ending
        );
    }

    private async Task<(Guid Store, Guid Variant)> ListProductAsync(string seller)
    {
        var store = (
            await (await SendAsync(HttpMethod.Get, "/api/v1/sellers/deneme-magazasi", seller, null, null)).JsonAsync(
                HttpStatusCode.OK
            )
        )
            .GetProperty("id")
            .GetGuid();
        var categories = await (await SendAsync(HttpMethod.Get, "/api/v1/categories", seller, null, null)).JsonAsync(
            HttpStatusCode.OK
        );
        var product = await (
            await SendAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{store}/products",
                seller,
                null,
                ApiRequests.Product(
                    $"{categories.GetProperty("data")[0].GetProperty("id").GetGuid()}",
                    "Chaos ürünü",
                    12_345,
                    500_000
                )
            )
        ).JsonAsync(HttpStatusCode.Created);
        return (store, product.GetProperty("variants")[0].GetProperty("id").GetGuid());
    }

    /// <summary>Buys one thing after the other; what the kill cuts off is sent again under the same key.</summary>
    private async Task BuyUntilAsync(string method, Guid variant, CancellationToken ending)
    {
        var (token, signedIn) = (await SignInAsync("buyer", ending), Stopwatch.StartNew());
        while (!ending.IsCancellationRequested && token is not null)
        {
            if (signedIn.Elapsed > SignedInFor)
            {
                (token, signedIn) = (await SignInAsync("buyer", ending), Stopwatch.StartNew());
                continue;
            }

            var body = ApiRequests.Checkout(method, ($"{variant}", 1));
            var checkout = await AnswerAsync(
                HttpMethod.Post,
                "/api/v1/checkouts",
                token,
                Guid.CreateVersion7().ToString(),
                body,
                ending
            );
            if (checkout is null)
                return;
            var id = checkout.Value.GetProperty("id").GetGuid();
            // From here on to the answer, whatever happens: only then it is known whether there is a purchase.
            var placed = await AnswerAsync(
                HttpMethod.Post,
                $"/api/v1/checkouts/{id}/complete",
                token,
                $"complete-{id}",
                null,
                Stop
            );
            if (placed is null)
                return;
            var purchase = _acknowledged[id] = placed.Value.GetProperty("purchaseId").GetGuid();
            if (
                method == "card"
                && placed.Value.GetProperty("payment").GetProperty("checkoutUrl").GetString() is { } page
            )
            {
                await PayAsync(purchase, page);
            }
        }
    }

    /// <summary>Pays at the provider; about every fifth payment is one that the provider never tells of.</summary>
    private async Task PayAsync(Guid purchase, string page)
    {
        var scenario = Interlocked.Increment(ref _payments) % 5 == 0 ? "lost" : "success";
        await _provider.PayAsync(page, scenario);
        _paid[purchase] = scenario;
    }

    /// <summary>Lets the product ask the provider for what it was never told, and says how many payments that
    /// were.</summary>
    private async Task<long> ReconcileAsync(string admin)
    {
        var open = await UnsettledAsync();
        (await SendAsync(HttpMethod.Post, "/api/v1/admin/reconciliation/run", admin, null, null)).Expect(
            HttpStatusCode.Accepted
        );
        await MarketplaceApp.EventuallyAsync("every payment is settled", async () => await UnsettledAsync() == 0);
        return open;
    }

    /// <summary>Purchases that were paid at the provider and are neither placed nor paid back here.</summary>
    private Task<long> UnsettledAsync() =>
        ScalarAsync(
            $"""
            SELECT COUNT(*) FROM orders.purchases p WHERE p.id IN ({Ids(_paid.Keys)})
              AND NOT EXISTS (SELECT 1 FROM payments.payments y WHERE y.ref_id = p.id AND y.status = 'Succeeded'
                              AND (y.refunded_minor = y.captured_minor OR NOT EXISTS (SELECT 1 FROM orders.orders o
                                  WHERE o.purchase_id = p.id AND o.placed_at IS NULL)))
            """
        );

    private static string Ids(IEnumerable<Guid> ids) => string.Join(',', ids.Select(id => $"'{id}'"));

    private async Task<JsonElement?> AnswerAsync(
        HttpMethod method,
        string path,
        string token,
        string key,
        object? body,
        CancellationToken cancellationToken
    ) =>
        await AgainAsync(
            async () =>
            {
                using var response = await SendAsync(method, path, token, key, body);
                var text = await response.Content.ReadAsStringAsync(Stop);
                if (response.StatusCode is HttpStatusCode.Created)
                    return (JsonElement?)JsonDocument.Parse(text).RootElement;
                await ThrowIfAwayAsync(response);
                if (
                    response.StatusCode is HttpStatusCode.Conflict
                    && text.Contains("idempotency.in_progress", StringComparison.Ordinal)
                )
                {
                    throw new HttpRequestException(text);
                }

                _wrong.Enqueue($"{method} {path}: {(int)response.StatusCode} {text}");
                return null;
            },
            cancellationToken
        );

    /// <summary>A database that restarts refuses for a moment and says so; what is asked here may be asked
    /// again.</summary>
    private static async Task ThrowIfAwayAsync(HttpResponseMessage response)
    {
        if (
            response.StatusCode
            is HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.BadGateway
                or HttpStatusCode.InternalServerError
        )
        {
            throw new HttpRequestException(await response.Content.ReadAsStringAsync(Stop));
        }
    }

    /// <summary>Tries until there is an answer; null when asked to end.</summary>
    private static async Task<T?> AgainAsync<T>(Func<Task<T>> tryAsync, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); !cancellationToken.IsCancellationRequested; )
        {
            try
            {
                return await tryAsync();
            }
            catch (Exception exception)
                when (waited.Elapsed < StandaloneProcess.Patience
                    && (
                        exception is HttpRequestException or IOException
                        || (exception is TaskCanceledException && !Stop.IsCancellationRequested)
                    )
                )
            {
                await Task.Delay(100, Stop);
            }
        }

        return default;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string token,
        string? key,
        object? body
    )
    {
        var address = _address ?? throw Down();
        using var request = new HttpRequestMessage(method, new Uri(address, path))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        request.Headers.Authorization = new("Bearer", token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await _http.SendAsync(request, Stop);
    }

    /// <summary>Waits until the load runs: a process that has just started is slow at first.</summary>
    private Task UntilBusyAsync(List<Task> load, int acknowledged, int paid) =>
        MarketplaceApp.EventuallyAsync(
            $"{acknowledged} purchases, {paid} of them paid by card",
            () =>
                Task.FromResult(
                    (_acknowledged.Count >= acknowledged && _paid.Count >= paid)
                        || !_wrong.IsEmpty
                        || load.Exists(buyer => buyer.IsCompleted)
                )
        );

    private static HttpRequestException Down() => new("The host is down.");

    private Task DrainAsync() =>
        MarketplaceApp.EventuallyAsync(
            "every event is delivered",
            async () =>
                await ScalarAsync(
                    "SELECT (SELECT COUNT(*) FROM platform.outbox_messages WHERE published_at IS NULL) + (SELECT "
                        + "COUNT(*) FROM platform.deliveries)"
                ) == 0
        );

    private async Task AssertRightAsync(string admin, Guid store, Guid variant, string buyer)
    {
        var report = await (await SendAsync(HttpMethod.Get, "/api/v1/admin/invariants", admin, null, null)).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.True(report.GetProperty("ok").GetBoolean(), report.ToString());

        Assert.Equal(_acknowledged.Count, _acknowledged.Values.Distinct().Count());
        foreach (var purchase in _acknowledged.Values.Take(25))
        {
            (await SendAsync(HttpMethod.Get, $"/api/v1/purchases/{purchase}", buyer, null, null)).Expect(
                HttpStatusCode.OK
            );
        }

        Assert.Equal(
            _acknowledged.Count,
            await ScalarAsync($"SELECT COUNT(*) FROM orders.purchases WHERE id IN ({Ids(_acknowledged.Values)})")
        );
        // Not one more than was answered: what was cut off was asked for again under its key.
        Assert.Equal(_acknowledged.Count, await ScalarAsync("SELECT COUNT(*) FROM orders.purchases"));

        var placed = await ScalarAsync("SELECT COUNT(*) FROM orders.orders WHERE placed_at IS NOT NULL");
        Assert.Equal(
            500_000 - placed,
            await ScalarAsync($"SELECT on_hand FROM products.stock_items WHERE variant_id = '{variant}'")
        );
        Assert.Equal(
            placed,
            await ScalarAsync(
                "SELECT COUNT(*) FROM platform.outbox_messages WHERE type = 'marketplace.orders.order-placed.v1'"
            )
        );
        Assert.Equal(
            placed,
            await ScalarAsync($"SELECT COUNT(*) FROM analytics.order_facts WHERE seller_id = '{store}'")
        );
        Assert.Equal(
            placed,
            await ScalarAsync("SELECT COUNT(*) FROM platform.mails WHERE subject LIKE 'Yeni sipariş:%'")
        );
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            RunningDatabase.Find(new StandaloneArguments(Data: _data.Path))
        );
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture);
    }
}
