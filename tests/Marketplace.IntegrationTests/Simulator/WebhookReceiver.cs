using System.Collections.Concurrent;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>Takes webhooks over HTTP and checks their signature with the provider's own library.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedWebhook> _received = new();
    private string? _refused;
    private int _refusals;

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Url => $"{_app.Urls.First()}/hook";

    public IReadOnlyList<ReceivedWebhook> Received => [.. _received];

    public static async Task<WebhookReceiver> StartAsync(string secret, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost(
            "/hook",
            async (HttpRequest request, CancellationToken ct) =>
            {
                using var reader = new StreamReader(request.Body);
                return receiver.Take(
                    await reader.ReadToEndAsync(ct),
                    request.Headers["Stripe-Signature"].ToString(),
                    secret
                );
            }
        );
        await app.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>Answers the next webhooks about an object with 503.</summary>
    public void RefuseNext(int count, string objectId) => (_refusals, _refused) = (count, objectId);

    /// <summary>Waits for webhooks about an object; fails by saying which never came.</summary>
    public async Task<IReadOnlyList<ReceivedWebhook>> WaitAsync(
        int count,
        string type,
        string objectId,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(MarketplaceApp.Patience);
        while (true)
        {
            var found = About(type, objectId);
            if (found.Count >= count)
                return found;
            if (patience.IsCancellationRequested)
            {
                Assert.Fail(
                    $"{type} about {objectId} came {found.Count} times, not {count}. Came: "
                        + $"{string.Join(", ", _received.Select(one => one.Event?.Type))}"
                );
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    public IReadOnlyList<ReceivedWebhook> About(string type, string objectId) =>
        [
            .. _received.Where(one =>
                one.Event?.Type == type && one.Event.Data.Object is IHasId { Id: var id } && id == objectId
            ),
        ];

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Take(string body, string signature, string secret)
    {
        if (
            _refused is not null
            && body.Contains(_refused, StringComparison.Ordinal)
            && Interlocked.Decrement(ref _refusals) >= 0
        )
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            var one = EventUtility.ConstructEvent(
                body,
                signature,
                secret,
                tolerance: 300,
                throwOnApiVersionMismatch: true
            );
            _received.Enqueue(new ReceivedWebhook(one, body));
            return Results.Ok();
        }
        catch (StripeException)
        {
            _received.Enqueue(new ReceivedWebhook(null, body));
            return Results.BadRequest();
        }
    }
}

/// <summary>A webhook as it arrived; its event is null if the signature was bad.</summary>
public sealed record ReceivedWebhook(Event? Event, string Body);
