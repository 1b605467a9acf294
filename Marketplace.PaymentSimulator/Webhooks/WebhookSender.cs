using System.Net.Http.Headers;
using System.Text;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>Delivers events to the receiver as the scenario says, and logs every attempt.</summary>
public sealed class WebhookSender(
    SimulatorState state,
    WebhookEndpoint endpoint,
    WebhookTransport transport,
    Scheduler scheduler,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
) : IDisposable
{
    private const int Copies = 3;
    private const string UnknownSecret = "whsec_of_somebody_else";
    private readonly SemaphoreSlim _connections = new(32);

    /// <summary>Sends events one after the other: each after the first attempt of the one before.</summary>
    /// <remarks>Called under <see cref="SimulatorState.Sync"/>.</remarks>
    public void Send(IReadOnlyList<StripeEvent> events, Scenario scenario)
    {
        var ordered = scenario == Scenario.Reordered ? events.Reverse() : events;
        var copies = scenario == Scenario.Duplicate ? Copies : 1;
        var deliveries = ordered
            .Select(one => Enumerable.Range(1, copies).Select(copy => Record(one, copy, scenario)).ToList())
            .ToList();
        if (deliveries.Any(group => group.Any(webhook => webhook.Status == "pending")))
            scheduler.Now("webhooks", cancellationToken => DeliverAsync(deliveries, cancellationToken));
    }

    /// <summary>Sends a webhook again now, whatever its status; correctly signed unless a bad signature is
    /// requested.</summary>
    public async Task<SentWebhook> ReplayAsync(string id, bool badSignature, CancellationToken cancellationToken)
    {
        SentWebhook webhook;
        lock (state.Sync)
            webhook = state.Webhooks.Get(id);
        if (endpoint.Current.Url is null)
        {
            throw RefusedException.WrongState(
                "There is no receiver for webhooks. Set Simulator:WebhookUrl or PUT /_simulator/webhook-endpoint."
            );
        }

        var attempt = await PostAsync(webhook, badSignature, replay: true, cancellationToken);
        lock (state.Sync)
        {
            webhook.AddAttempt(attempt);
            if (attempt.Succeeded)
                (webhook.Status, webhook.NextAttemptAt) = ("delivered", null);
        }

        return webhook;
    }

    /// <summary>Delivers what was not delivered before a restart, with all attempts anew; what the receiver took just
    /// before comes twice.</summary>
    /// <remarks>Called under <see cref="SimulatorState.Sync"/>.</remarks>
    public void Resume()
    {
        var waiting = state.Webhooks.NewestFirst.Where(one => one.Status is "pending" or "retrying").Reverse().ToList();
        waiting.ForEach(webhook => webhook.AutomaticAttempts = 0);
        var deliveries = waiting.GroupBy(webhook => webhook.EventId).Select(copies => copies.ToList()).ToList();
        if (deliveries.Count > 0)
            scheduler.Now("webhooks", cancellationToken => DeliverAsync(deliveries, cancellationToken));
    }

    /// <inheritdoc />
    public void Dispose() => _connections.Dispose();

    private SentWebhook Record(StripeEvent one, int copy, Scenario scenario)
    {
        var id = ObjectIds.New("whd");
        return state.Webhooks.Add(
            id,
            new SentWebhook
            {
                Id = id,
                EventId = one.Id,
                Type = one.Type,
                ObjectId = one.ObjectId,
                Payload = one.Payload,
                Copy = copy,
                BadSignature = scenario == Scenario.BadSignature,
                CreatedAt = clock.GetUtcNow(),
                Status =
                    scenario == Scenario.Lost ? "lost"
                    : endpoint.Current.Url is null ? "held"
                    : "pending",
            }
        );
    }

    private async Task DeliverAsync(IEnumerable<IReadOnlyList<SentWebhook>> groups, CancellationToken cancellationToken)
    {
        foreach (var group in groups)
            await Task.WhenAll(group.Select(webhook => AttemptAsync(webhook, cancellationToken)));
    }

    private async Task AttemptAsync(SentWebhook webhook, CancellationToken cancellationToken)
    {
        // A manual replay may have delivered it while this attempt was waiting.
        lock (state.Sync)
        {
            if (webhook.Status == "delivered" || endpoint.Current.Url is null)
                return;
        }

        var attempt = await PostAsync(webhook, webhook.BadSignature, replay: false, cancellationToken);
        lock (state.Sync)
        {
            webhook.AddAttempt(attempt);
            var delays = options.Value.RetryDelays;
            var retry =
                !attempt.Succeeded && webhook.AutomaticAttempts < delays.Count
                    ? delays[webhook.AutomaticAttempts]
                    : (TimeSpan?)null;
            webhook.AutomaticAttempts++;
            webhook.NextAttemptAt = clock.GetUtcNow() + retry;
            webhook.Status =
                attempt.Succeeded ? "delivered"
                : retry is null ? "failed"
                : "retrying";
            if (retry is { } delay)
                scheduler.After(delay, "webhooks", later => AttemptAsync(webhook, later));
        }
    }

    private async Task<WebhookAttempt> PostAsync(
        SentWebhook webhook,
        bool badSignature,
        bool replay,
        CancellationToken cancellationToken
    )
    {
        await _connections.WaitAsync(cancellationToken);
        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        int? status = null;
        string? error = null;
        try
        {
            using var timeout = new CancellationTokenSource(options.Value.WebhookTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            using var request = Request(webhook, badSignature, at);
            using var response = await transport.SendAsync(request, either.Token);
            status = (int)response.StatusCode;
        }
        catch (HttpRequestException exception)
        {
            error = exception.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            error = $"No response within {options.Value.WebhookTimeout.TotalSeconds:0.#} s.";
        }
        finally
        {
            _connections.Release();
        }

        return new WebhookAttempt(at, status, error, (long)clock.GetElapsedTime(started).TotalMilliseconds, replay);
    }

    private HttpRequestMessage Request(SentWebhook webhook, bool badSignature, DateTimeOffset at)
    {
        var target = endpoint.Current;
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url)
        {
            Content = new StringContent(
                webhook.Payload,
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/json", "utf-8")
            ),
        };
        request.Headers.TryAddWithoutValidation(
            WebhookSignature.Header,
            WebhookSignature.Sign(webhook.Payload, badSignature ? UnknownSecret : target.Secret, at)
        );
        request.Headers.UserAgent.ParseAdd("Marketplace-PaymentSimulator/1.0");
        return request;
    }
}
