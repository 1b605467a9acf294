using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.AppHostTests;

/// <summary>Buys and sells over HTTP with the development accounts.</summary>
internal sealed class Shop(Uri api, Func<string, string> passwordOf) : IDisposable
{
    private const int Plenty = 100_000;
    private readonly HttpClient _http = new() { BaseAddress = api, Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentDictionary<string, string> _tokens = [];
    private string? _store;
    private string? _variant;

    public void Dispose() => _http.Dispose();

    /// <summary>Forgets who is signed in; the accounts are others after a reset.</summary>
    internal void Forget()
    {
        _tokens.Clear();
        (_store, _variant) = (null, null);
    }

    /// <summary>A product variant of the development store, of which there is plenty.</summary>
    internal async Task<string> VariantAsync(CancellationToken cancellationToken) =>
        _variant ??= await ListProductAsync(cancellationToken);

    private async Task<string> ListProductAsync(CancellationToken cancellationToken)
    {
        var categories = await GetAsync("/api/v1/categories", null, cancellationToken);
        var product = await PostAsync(
            $"/api/v1/seller/{await StoreAsync(cancellationToken)}/products",
            "seller",
            ApiRequests.Product(Text(categories["data"]![0]!["children"]![0]!, "id"), "Bakır Cezve", 34_900, Plenty),
            cancellationToken
        );
        return Text(product["variants"]![0]!, "id");
    }

    /// <summary>Asks what one unit costs and answers the checkout's path.</summary>
    internal async Task<string> QuoteAsync(string variant, string method, CancellationToken cancellationToken)
    {
        var checkout = await PostAsync(
            "/api/v1/checkouts",
            "buyer",
            ApiRequests.Checkout(method, (variant, 1)),
            cancellationToken
        );
        return $"/api/v1/checkouts/{Text(checkout, "id")}/complete";
    }

    /// <summary>Orders one unit, payable at the door, and answers the order's id.</summary>
    internal async Task<string> OrderAsync(string variant, CancellationToken cancellationToken) =>
        OrderOf(
            await PostAsync(
                await QuoteAsync(variant, "cash_on_delivery", cancellationToken),
                "buyer",
                null,
                cancellationToken
            )
        );

    internal static string OrderOf(JsonNode placed) => Text(placed["orders"]![0]!, "id");

    /// <summary>Pays on the simulator's page.</summary>
    internal async Task PayAsync(JsonNode placed, CancellationToken cancellationToken)
    {
        var page = new Uri(Text(placed["payment"]!, "checkoutUrl"));
        var pay = new Uri(page, $"/_simulator/sessions/{page.Segments[^1]}/pay");
        using var answer = await _http.PostAsJsonAsync(pay, new { scenario = "success" }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The status of an order, as its buyer sees it.</summary>
    internal async Task<string> StatusAsync(string order, CancellationToken cancellationToken) =>
        Text(await GetAsync($"/api/v1/orders/{order}", "buyer", cancellationToken), "status");

    /// <summary>The units of the development store's figures.</summary>
    internal async Task<long> UnitsSoldAsync(CancellationToken cancellationToken)
    {
        var path = $"/api/v1/seller/{await StoreAsync(cancellationToken)}/analytics/sales-by-day";
        var days = await GetAsync(path, "seller", cancellationToken);
        return days["data"]!.AsArray().Sum(day => day!["units"]!.GetValue<long>());
    }

    /// <summary>The invariants that are broken.</summary>
    internal async Task<IReadOnlyList<string>> BrokenInvariantsAsync(CancellationToken cancellationToken)
    {
        var report = await GetAsync("/api/v1/admin/invariants", "admin", cancellationToken);
        return
        [
            .. report["checks"]!
                .AsArray()
                .Where(check => check!["violations"]!.GetValue<long>() > 0)
                .Select(check => Text(check!, "code")),
        ];
    }

    internal async Task<JsonNode> PostAsync(
        string path,
        string role,
        JsonNode? body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await SendAsync(request, role, cancellationToken);
    }

    private async Task<JsonNode> GetAsync(string path, string? role, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, role, cancellationToken);
    }

    private async Task<JsonNode> SendAsync(
        HttpRequestMessage request,
        string? role,
        CancellationToken cancellationToken
    )
    {
        if (role is not null)
            request.Headers.Authorization = new("Bearer", await TokenAsync(role, cancellationToken));
        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted))
        {
            throw new HttpRequestException(
                $"{request.Method} {request.RequestUri}: {(int)answer.StatusCode} {text}",
                null,
                answer.StatusCode
            );
        }

        return JsonNode.Parse(text)!;
    }

    private async Task<string> TokenAsync(string role, CancellationToken cancellationToken)
    {
        if (_tokens.TryGetValue(role, out var known))
            return known;
        var account = new { email = $"{role}@marketplace.test", password = passwordOf(role) };
        using var answer = await _http.PostAsJsonAsync("/api/v1/auth/login", account, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var session = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
        return _tokens[role] = Text(session, "accessToken");
    }

    private async Task<string> StoreAsync(CancellationToken cancellationToken) =>
        _store ??= Text(await GetAsync("/api/v1/sellers/deneme-magazasi", null, cancellationToken), "id");

    private static string Text(JsonNode node, string name) =>
        node[name]?.ToString() ?? throw new InvalidDataException($"no {name} in {node.ToJsonString()}");
}
