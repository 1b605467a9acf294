using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.PaymentSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>The carrier of a test: the simulator on a port of its own, in the test's time.</summary>
public sealed class SimulatedCarrier : IAsyncDisposable
{
    public const string ApiKey = "carrier_key_of_the_tests";
    public const string WebhookSecret = "carrier_secret_of_the_tests";

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SimulatedCarrier(WebApplication app)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>Settings that give an Api an account with the carrier.</summary>
    public IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Carriers:Simulator:Url"] = _app.Urls.First(),
            ["Carriers:Simulator:ApiKey"] = ApiKey,
            ["Carriers:Simulator:WebhookSecret"] = WebhookSecret,
        };

    public static async Task<SimulatedCarrier> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Simulator:ApiKey"] = "sk_test_of_the_tests",
                ["Simulator:WebhookSecret"] = "whsec_of_the_tests_0123",
                ["Simulator:Carrier:ApiKey"] = ApiKey,
                ["Simulator:Carrier:WebhookSecret"] = WebhookSecret,
                ["Simulator:Carrier:LateDelay"] = "00:00:00.2",
            }
        );
        builder.AddPaymentSimulator();
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UsePaymentSimulator();
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Sends scans to an Api from now on.</summary>
    public Task TellAsync(Uri api) =>
        PutAsync("webhook-endpoint", new { url = new Uri(api, "/api/v1/carriers/webhooks/simulator").ToString() });

    /// <summary>How the carrier answers: up, down, refusing or answer_lost.</summary>
    public Task AnswerAsync(string mode) => PutAsync("mode", new { mode });

    /// <summary>The shipments that were announced with a parcel's number.</summary>
    public async Task<IReadOnlyList<JsonElement>> ShipmentsOfAsync(string parcelNumber)
    {
        var all = await _http.GetFromJsonAsync<JsonElement>("/_simulator/carrier/shipments");
        return [.. all.EnumerateArray().Where(s => s.GetProperty("reference").GetString() == parcelNumber)];
    }

    /// <summary>Lets a shipment travel; gives how many webhooks were sent, and taken.</summary>
    public Task<(int Sent, int Taken)> TravelAsync(string tracking, string journey, string news = "once") =>
        PostAsync($"shipments/{tracking}/travel", new { journey, news });

    /// <summary>Scans a shipment.</summary>
    public Task<(int Sent, int Taken)> ScanAsync(string tracking, string status, string news = "once") =>
        PostAsync($"shipments/{tracking}/scans", new { statuses = new[] { status }, news });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task PutAsync(string path, object body)
    {
        var answer = await _http.PutAsJsonAsync($"/_simulator/carrier/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(int Sent, int Taken)> PostAsync(string path, object body)
    {
        var answer = await _http.PostAsJsonAsync($"/_simulator/carrier/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var outcome = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (outcome.GetProperty("sent").GetInt32(), outcome.GetProperty("taken").GetInt32());
    }
}
