using System.Net.Http.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.PaymentSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>The simulator on a port of its own, a receiver for its webhooks, and the provider's own client to talk to
/// it.</summary>
public sealed class SimulatorHost : IAsyncLifetime
{
    public const string ApiKey = "sk_test_of_the_tests";
    public const string WebhookSecret = "whsec_of_the_tests";

    private readonly HttpClient _stripeHttp = new();
    private WebApplication? _app;

    public TestClock Clock { get; } = new();

    /// <summary>Settings of this simulator alone.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public WebhookReceiver Webhooks { get; private set; } = null!;

    public string Url => _app!.Urls.First();

    /// <summary>A browser or curl: follows no redirects.</summary>
    public HttpClient Http { get; private set; } = null!;

    public StripeClient Stripe => StripeWithKey(ApiKey);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Webhooks = await WebhookReceiver.StartAsync(WebhookSecret, CancellationToken.None);
        await StartAsync();
    }

    /// <summary>Stops the simulator as Ctrl+C does and starts it again, at another address.</summary>
    public async Task RestartAsync()
    {
        await _app!.StopAsync(Cancel);
        Http.Dispose();
        await _app.DisposeAsync();
        await StartAsync();
    }

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Simulator:ApiKey"] = ApiKey,
                ["Simulator:WebhookSecret"] = WebhookSecret,
                ["Simulator:WebhookUrl"] = Webhooks.Url,
                ["Simulator:WebhookRetryDelays:0"] = "00:00:00.05",
                ["Simulator:WebhookRetryDelays:1"] = "00:00:00.10",

                // Tests let this time pass by the clock or by the control endpoint.
                ["Simulator:AnswerDelay"] = "01:00:00",
                ["Simulator:ProcessingDelay"] = "01:00:00",
                ["Simulator:LateDelay"] = "01:00:00",
            }
        );
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.AddPaymentSimulator();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UsePaymentSimulator();
        await _app.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(Url),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _stripeHttp.Dispose();
        await _app!.DisposeAsync();
        await Webhooks.DisposeAsync();
    }

    public StripeClient StripeWithKey(string key, HttpClient? http = null) =>
        new(
            new StripeClientOptions
            {
                ApiKey = key,
                ApiBase = Url,
                HttpClient = new SystemNetHttpClient(http ?? _stripeHttp, maxNetworkRetries: 0, enableTelemetry: false),
            }
        );

    /// <summary>A client that asks for a scenario with each request.</summary>
    public StripeClient StripeAsking(string scenario)
    {
        var http = new HttpClient { Timeout = MarketplaceApp.Patience };
        http.DefaultRequestHeaders.Add("X-Simulator-Scenario", scenario);
        return StripeWithKey(ApiKey, http);
    }

    /// <summary>An open session of 150.00 TRY.</summary>
    public Task<Session> NewSessionAsync(StripeClient? client = null, Action<SessionCreateOptions>? change = null)
    {
        var options = SessionOptions();
        change?.Invoke(options);
        return (client ?? Stripe).V1.Checkout.Sessions.CreateAsync(options, null, Cancel);
    }

    public static SessionCreateOptions SessionOptions() =>
        new()
        {
            Mode = "payment",
            SuccessUrl = "https://shop.example/paid?session={CHECKOUT_SESSION_ID}",
            CancelUrl = "https://shop.example/basket",
            ClientReferenceId = "order-1",
            Metadata = new() { ["paymentId"] = "p-1" },
            PaymentIntentData = new() { Metadata = new() { ["paymentId"] = "p-1" } },
            LineItems =
            [
                new()
                {
                    Quantity = 2,
                    PriceData = new()
                    {
                        Currency = "try",
                        UnitAmount = 5000,
                        ProductData = new() { Name = "Kupa" },
                    },
                },
                new()
                {
                    Quantity = 1,
                    PriceData = new()
                    {
                        Currency = "try",
                        UnitAmount = 5000,
                        ProductData = new() { Name = "Kargo" },
                    },
                },
            ],
        };

    /// <summary>Pays without a browser.</summary>
    public async Task PayAsync(Session session, string? scenario = null, string? card = null)
    {
        var answer = await Http.PostAsJsonAsync(
            $"/_simulator/sessions/{session.Id}/pay",
            new { scenario, card },
            Cancel
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public async Task ControlAsync(string path, object? body = null)
    {
        var answer = await Http.PostAsJsonAsync($"/_simulator/{path}", body ?? new { }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>The session with its payment.</summary>
    public Task<Session> ReadAsync(Session session) =>
        Stripe.V1.Checkout.Sessions.GetAsync(
            session.Id,
            new SessionGetOptions { Expand = ["payment_intent.latest_charge"] },
            null,
            Cancel
        );
}
