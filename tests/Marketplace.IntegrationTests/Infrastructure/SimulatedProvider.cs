using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.PaymentSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The payment provider of a test: the simulator on a port of its own, in the test's time, whose webhooks go
/// to the Api under test.</summary>
public sealed partial class SimulatedProvider : IAsyncDisposable
{
    public const string ApiKey = "sk_test_of_the_tests";
    public const string WebhookSecret = "whsec_of_the_tests_0123";

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SimulatedProvider(WebApplication app)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public string Url => _app.Urls.First();

    /// <summary>Comes between the product and the provider: gets each request and what would answer it; null lets
    /// everything through.</summary>
    public Func<HttpContext, Func<Task>, Task>? Interfere { get; set; }

    /// <summary>Settings that make an Api take its payments here.</summary>
    public IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Payments:Stripe:ApiKey"] = ApiKey,
            ["Payments:Stripe:WebhookSecrets:0"] = WebhookSecret,
            ["Payments:Stripe:ApiBase"] = Url,
            ["Payments:Stripe:SuccessUrl"] = "https://shop.example/paid?payment={PAYMENT_ID}",
            ["Payments:Stripe:CancelUrl"] = "https://shop.example/cancelled?payment={PAYMENT_ID}",
            ["Payments:Stripe:Connect:ReturnUrl"] = "https://shop.example/payouts?seller={SELLER_ID}",
            ["Payments:Stripe:Connect:RefreshUrl"] = "https://shop.example/onboarding?seller={SELLER_ID}",
            ["Payments:Stripe:Connect:Country"] = "TR",
            ["Payments:Stripe:Connect:WebhookSecrets:0"] = WebhookSecret,
        };

    /// <param name="delay">How long money that comes late, and refunds that fail, take; null for the simulator's own
    /// times.</param>
    public static async Task<SimulatedProvider> StartAsync(TimeProvider clock, TimeSpan? delay = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Simulator:ApiKey"] = ApiKey,
                ["Simulator:WebhookSecret"] = WebhookSecret,
                ["Simulator:WebhookRetryDelays:0"] = "00:00:00.2",
                ["Simulator:WebhookRetryDelays:1"] = "00:00:01",
            }
        );
        if (delay is { } given)
        {
            builder.Configuration["Simulator:ProcessingDelay"] = given.ToString();
            builder.Configuration["Simulator:LateDelay"] = given.ToString();
        }

        builder.AddPaymentSimulator();
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new Lazy<SimulatedProvider>(() => new(app));
        app.Use(
            (context, next) =>
                provider.Value.Interfere is { } interfere && context.Request.Path.StartsWithSegments("/v1")
                    ? interfere(context, () => next(context))
                    : next(context)
        );
        app.UsePaymentSimulator();
        await app.StartAsync();
        return provider.Value;
    }

    /// <summary>Sends webhooks to an Api from now on.</summary>
    public async Task TellAsync(Uri api) =>
        Assert.Equal(
            HttpStatusCode.NoContent,
            (
                await _http.PutAsJsonAsync(
                    "/_simulator/webhook-endpoint",
                    new { url = new Uri(api, "/api/v1/payments/webhooks/stripe").ToString(), secret = WebhookSecret }
                )
            ).StatusCode
        );

    /// <summary>Pays at the page of a checkout, as a person with a card would.</summary>
    /// <param name="scenario">One of the simulator's scenarios, for example <c>decline</c>; null pays.</param>
    public async Task PayAsync(string checkoutUrl, string? scenario = null)
    {
        var answer = await _http.PostAsJsonAsync(
            $"/_simulator/sessions/{SessionOf(checkoutUrl)}/pay",
            new { scenario }
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Pays the page made for a payment, whose address the product may not know.</summary>
    public async Task PayForAsync(Guid paymentId, string? scenario = null)
    {
        var sessions = await _http.GetFromJsonAsync<JsonElement>("/_simulator/sessions?limit=1000");
        var session = Assert.Single(
            sessions.EnumerateArray(),
            s => s.GetProperty("clientReferenceId").GetString() == paymentId.ToString()
        );
        await PayAsync(session.GetProperty("url").GetString()!, scenario);
    }

    /// <summary>The cardholder answers the bank's question.</summary>
    public async Task AuthenticateAsync(string checkoutUrl, bool approve) =>
        Assert.True(
            (
                await _http.PostAsJsonAsync(
                    $"/_simulator/sessions/{SessionOf(checkoutUrl)}/authenticate",
                    new { approve }
                )
            ).IsSuccessStatusCode
        );

    /// <summary>Somebody else takes money through the same account; gives the page's id.</summary>
    public async Task<string> TakeForeignMoneyAsync(long amountMinor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/checkout/sessions")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["mode"] = "payment",
                    ["success_url"] = "https://other.example/paid",
                    ["line_items[0][quantity]"] = "1",
                    ["line_items[0][price_data][currency]"] = "try",
                    ["line_items[0][price_data][unit_amount]"] = $"{amountMinor}",
                    ["line_items[0][price_data][product_data][name]"] = "Something else",
                }
            ),
        };
        request.Headers.Authorization = new("Bearer", ApiKey);
        var made = await _http.SendAsync(request);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var session = await made.Content.ReadFromJsonAsync<JsonElement>();
        await PayAsync(session.GetProperty("url").GetString()!, "lost");
        return session.GetProperty("id").GetString()!;
    }

    /// <summary>Somebody refunds a payment in the provider's dashboard; gives the refund's id there.</summary>
    /// <param name="amountMinor">Null for all that is left.</param>
    /// <param name="scenario"><c>lost</c> tells nobody; null tells the product.</param>
    public async Task<string> RefundAsync(string captureId, long? amountMinor, string? scenario = null)
    {
        var made = await _http.PostAsJsonAsync(
            $"/_simulator/payments/{captureId}/refund",
            new { amount = amountMinor, scenario }
        );
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>The money of a refund that was paid comes back.</summary>
    public async Task FailRefundAsync(string providerRefundId) =>
        Assert.True((await _http.PostAsync($"/_simulator/refunds/{providerRefundId}/fail", null)).IsSuccessStatusCode);

    /// <summary>The buyer's bank contests a payment; gives the dispute's id there.</summary>
    /// <param name="amountMinor">Null for everything that was paid.</param>
    /// <param name="scenario"><c>lost</c> tells nobody, now and later; null tells the product.</param>
    public async Task<string> DisputeAsync(string captureId, long? amountMinor = null, string? scenario = null)
    {
        var made = await _http.PostAsJsonAsync(
            $"/_simulator/payments/{captureId}/dispute",
            new { amount = amountMinor, scenario }
        );
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>The bank decides.</summary>
    public async Task CloseDisputeAsync(string disputeId, bool isWon) =>
        Assert.True(
            (
                await _http.PostAsync($"/_simulator/disputes/{disputeId}/{(isWon ? "win" : "lose")}", null)
            ).IsSuccessStatusCode
        );

    /// <summary>The code with which the provider refuses to refund a payment.</summary>
    public async Task<string?> RefusalOfRefundAsync(string captureId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/refunds")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["payment_intent"] = captureId }),
        };
        request.Headers.Authorization = new("Bearer", ApiKey);
        var refused = await (await _http.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        return refused.GetProperty("error").GetProperty("code").GetString();
    }

    /// <summary>Forgets everything, as the simulator does when its process ends and no file keeps it.</summary>
    public async Task ForgetAsync() =>
        Assert.True((await _http.PostAsync("/_simulator/reset", null)).IsSuccessStatusCode);

    /// <summary>Does what is asked and loses the answer.</summary>
    public static async Task LoseAnswerAsync(HttpContext context, Func<Task> workAsync)
    {
        context.Response.Body = new MemoryStream();
        await workAsync();
        context.Abort();
    }

    /// <summary>Sends every webhook about a checkout once more.</summary>
    public async Task ReplayAsync(string checkoutUrl)
    {
        var sent = await _http.GetFromJsonAsync<JsonElement>($"/_simulator/webhooks?objectId={SessionOf(checkoutUrl)}");
        foreach (var webhook in sent.EnumerateArray())
        {
            Assert.True(
                (
                    await _http.PostAsJsonAsync(
                        $"/_simulator/webhooks/{webhook.GetProperty("id").GetString()}/replay",
                        new { }
                    )
                ).IsSuccessStatusCode
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private string SessionOf(string checkoutUrl)
    {
        Assert.StartsWith(Url, checkoutUrl, StringComparison.Ordinal);
        return new Uri(checkoutUrl)
            .AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Single(part => part.StartsWith("cs_", StringComparison.Ordinal));
    }
}
