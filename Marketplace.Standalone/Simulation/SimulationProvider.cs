using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.PaymentSimulator;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Standalone;

/// <summary>The payment simulator in simulated time, and what cardholders and their banks do there.</summary>
internal sealed class SimulationProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SimulationProvider(WebApplication app)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>Starts it and configures the product to use it.</summary>
    /// <param name="api">Where its webhooks go.</param>
    internal static async Task<SimulationProvider> StartAsync(
        InstanceSettings settings,
        string dataDirectory,
        Uri api,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var secrets = new InstanceSecrets(dataDirectory);
        var apiKey = "sk_test_" + secrets.Password(SecretNames.SimulatorApiKey);
        var webhookSecret = "whsec_" + secrets.Password(SecretNames.SimulatorWebhook);
        var address = FreePort.Address(FreePort.Find());
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Development,
            }
        );
        builder.Configuration.AddInMemoryCollection(SettingsOf(api, address, apiKey, webhookSecret));
        builder.AddPaymentSimulator();
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UsePaymentSimulator();
        await app.StartAsync(cancellationToken);
        settings.Set("Payments:Stripe:ApiKey", apiKey);
        settings.Set("Payments:Stripe:WebhookSecrets:0", webhookSecret);
        settings.Set("Payments:Stripe:ApiBase", address);
        settings.Set("Payments:Stripe:SuccessUrl", "https://shop.example/paid?payment={PAYMENT_ID}");
        settings.Set("Payments:Stripe:CancelUrl", "https://shop.example/cancelled?payment={PAYMENT_ID}");
        return new(app);
    }

    private static Dictionary<string, string?> SettingsOf(Uri api, string address, string apiKey, string secret) =>
        new()
        {
            ["URLS"] = address,
            ["Simulator:ApiKey"] = apiKey,
            ["Simulator:WebhookSecret"] = secret,
            ["Simulator:WebhookUrl"] = new Uri(api, "/api/v1/payments/webhooks/stripe").AbsoluteUri,
            ["Simulator:Capacity"] = "1000000",
            // A delivery that is given up is repeated by a clock that stands still meanwhile.
            ["Simulator:WebhookTimeout"] = "00:05:00",
            // What takes time there happens when it is asked for.
            ["Simulator:ProcessingDelay"] = "1.00:00:00",
        };

    /// <summary>Somebody pays on the page of a payment.</summary>
    /// <param name="scenario">One of the simulator's scenarios.</param>
    public Task PayAsync(string page, string scenario) =>
        PostAsync($"/_simulator/sessions/{SessionOf(page)}/pay", new { scenario });

    /// <summary>Somebody refunds money in the provider's own pages; the refund's id there.</summary>
    public Task<string> RefundAsync(string captureId, long amountMinor) =>
        PostForIdAsync($"/_simulator/payments/{captureId}/refund", new { amount = amountMinor });

    /// <summary>The refund that was under way fails.</summary>
    public Task FailRefundAsync(string refundId) => PostAsync($"/_simulator/refunds/{refundId}/advance", new { });

    /// <summary>The buyer's bank contests a payment, or asks about it; the dispute's id there.</summary>
    public Task<string> DisputeAsync(string captureId, long amountMinor, bool inquiry) =>
        PostForIdAsync($"/_simulator/payments/{captureId}/dispute", new { amount = amountMinor, inquiry });

    /// <summary>The bank decides.</summary>
    public Task CloseDisputeAsync(string disputeId, bool isWon) =>
        PostAsync($"/_simulator/disputes/{disputeId}/{(isWon ? "win" : "lose")}", new { });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static string SessionOf(string page) =>
        new Uri(page)
            .AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Single(part => part.StartsWith("cs_", StringComparison.Ordinal));

    private async Task<string> PostForIdAsync(string path, object body) =>
        (await PostAsync(path, body)).GetProperty("id").GetString()!;

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text.Length == 0 ? "{}" : text)
            : throw new SimulationFailedException($"The payment simulator refused {path}: {text}");
    }
}
