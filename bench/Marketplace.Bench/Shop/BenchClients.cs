using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Bench;

/// <summary>The callers: one signed in as buyer, one as seller, one not at all.</summary>
internal sealed class BenchClients(Func<string, string> secret) : IDisposable
{
    private const int Connections = 256;

    public HttpClient Buyer { get; } = New();

    public HttpClient Seller { get; } = New();

    public HttpClient Anonymous { get; } = New();

    /// <summary>Sends everything to this address.</summary>
    public void Connect(Uri api) => Buyer.BaseAddress = Seller.BaseAddress = Anonymous.BaseAddress = api;

    /// <summary>Takes new access tokens.</summary>
    public async Task SignInAsync()
    {
        Buyer.DefaultRequestHeaders.Authorization = await TokenAsync("buyer");
        Seller.DefaultRequestHeaders.Authorization = await TokenAsync("seller");
    }

    public void Dispose()
    {
        Buyer.Dispose();
        Seller.Dispose();
        Anonymous.Dispose();
    }

    private static HttpClient New() => new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });

    private async Task<AuthenticationHeaderValue> TokenAsync(string role)
    {
        using var answer = await Anonymous.PostAsJsonAsync(
            "/api/v1/auth/login",
            new JsonObject { ["email"] = $"{role}@marketplace.test", ["password"] = secret($"sign-in-{role}") }
        );
        answer.EnsureSuccessStatusCode();
        return new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.ToString());
    }
}
