using System.Net;
using System.Text;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Subscriptions;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Strangers who post garbage use up nothing of what the provider may send.</summary>
[OwnCache]
[StoppedClock]
[Setting("RateLimits:Enabled", "true")]
[Setting("RateLimits:WebhookPerMinute", "5")]
[Setting("RateLimits:BadWebhookPerMinute", "3")]
public sealed class WebhookLimitTests(BillingApp app) : IClassFixture<BillingApp>
{
    private const int Good = 5;
    private const int Bad = 3;

    [Fact]
    public async Task Receive_GarbageOfAStranger_StopsTheStrangerAndNotTheProvider()
    {
        for (var i = 0; i < Bad; i++)
            await (await PostAsync("203.0.113.9", "nonsense")).ProblemAsync(400, "webhook.signature_invalid");
        for (var i = 0; i < 5; i++)
            await (await PostAsync("203.0.113.9", "nonsense")).ProblemAsync(429, "rate.limited");

        for (var i = 0; i < Good; i++)
            (await PostAsync("203.0.113.1")).Expect(HttpStatusCode.OK);
        await (await PostAsync("203.0.113.1")).ProblemAsync(429, "rate.limited");
        await (await PostAsync("203.0.113.8", "nonsense")).ProblemAsync(429, "rate.limited");
    }

    [Fact]
    public async Task Receive_ForAProviderThereIsNoneOf_KeepsNothingUnderItsName()
    {
        var provider = $"nobody-{Guid.CreateVersion7():N}";
        await (await PostAsync("203.0.113.7", "nonsense", provider)).ProblemAsync(404, "resource.not_found");
        Assert.False(
            await app
                .Services.GetRequiredService<IConnectionMultiplexer>()
                .GetDatabase()
                .KeyExistsAsync($"rl:webhook:{provider}")
        );
    }

    private async Task<HttpResponseMessage> PostAsync(string from, string? signature = null, string provider = "stripe")
    {
        var body = Deliveries.Event(Deliveries.NewId(), "customer.created", new { id = "cus_1", @object = "customer" });
        signature ??= WebhookSignature.Sign(
            Encoding.UTF8.GetBytes(body),
            SimulatedProvider.WebhookSecret,
            app.Clock.GetUtcNow()
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/payments/webhooks/{provider}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        return await app.Anonymous.SendAsync(request);
    }
}
