using System.Net.Http.Headers;
using System.Text;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>Delivers events to the receiver, as well or as badly as the scenario says, and keeps a log of it.</summary>
public sealed class WebhookSender(
    SimulatorState state,
    WebhookEndpoint endpoint,
    WebhookTransport transport,
    Schedule schedule,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
) : IDisposable
{
    private const int Copies = 3;
    private const string UnknownSecret = "whsec_of_somebody_else";
    private readonly SemaphoreSlim _connections = new(32);

    /// <summary>Sends events that happened together: one after the other, the next one when the first attempt of the
    /// one before is over.</summary>
    /// <remarks>Called under <see cref="SimulatorState.Sync"/>.</remarks>
    public void Send(IReadOnlyList<StripeEvent> events, Scenario scenario)
    {
        var ordered = scenario == Scenario.Reordered ? events.Reverse() : events;
        var copies = scenario == Scenario.Duplicate ? Copies : 1;
        var deliveries = ordered
            .Select(one => Enumerable.Range(1, copies).Select(copy => Record(one, copy, scenario)).ToList())
            .ToList();
        if (deliveries.Any(group => group.Any(webhook => webhook.Status == "pending")))
            schedule.Now("webhooks", cancellationToken => DeliverAsync(deliveries, cancellationToken));
    }

    /// <summary>Sends a webhook again now, whatever became of it before; signed well unless asked otherwise.</summary>
    public async Task<SentWebhook> ReplayAsync(string id, bool badSignature, CancellationToken cancellationToken)
    {
        SentWebhook webhook;
        lock (state.Sync)
            webhook = state.Webhooks.Get(id);
        if (endpoint.Current.Url is null)
            throw RefusedException.WrongState(
                "There is nobody to send webhooks to. Set Simulator:WebhookUrl or PUT /_simulator/webhook-endpoint."
            );

        var attempt = await PostAsync(webhook, badSignature, replay: true, cancellationToken);
        lock (state.Sync)
        {
            webhook.Note(attempt);
            if (attempt.Taken)
                (webhook.Status, webhook.NextAttemptAt) = ("delivered", null);
        }

        return webhook;
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
        // A replay by hand may have delivered it while this attempt was waiting.
        lock (state.Sync)
        {
            if (webhook.Status == "delivered" || endpoint.Current.Url is null)
                return;
        }

        var attempt = await PostAsync(webhook, webhook.BadSignature, replay: false, cancellationToken);
        lock (state.Sync)
        {
            webhook.Note(attempt);
            var delays = options.Value.RetryDelays;
            var retry =
                !attempt.Taken && webhook.AutomaticAttempts < delays.Count
                    ? delays[webhook.AutomaticAttempts]
                    : (TimeSpan?)null;
            webhook.AutomaticAttempts++;
            webhook.NextAttemptAt = clock.GetUtcNow() + retry;
            webhook.Status =
                attempt.Taken ? "delivered"
                : retry is null ? "failed"
                : "retrying";
            if (retry is { } delay)
                schedule.After(delay, "webhooks", later => AttemptAsync(webhook, later));
        }
    }

    private async Task<WebhookAttempt> PostAsync(
        SentWebhook webhook,
        bool badSignature,
        bool replay,
        CancellationToken cancellationToken
    )
    {
        var target = endpoint.Current;
        await _connections.WaitAsync(cancellationToken);
        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        try
        {
            using var patience = new CancellationTokenSource(options.Value.WebhookTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Post, target.Url);
            request.Content = new StringContent(
                webhook.Payload,
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/json", "utf-8")
            );
            request.Headers.TryAddWithoutValidation(
                WebhookSignature.Header,
                WebhookSignature.Sign(webhook.Payload, badSignature ? UnknownSecret : target.Secret, at)
            );
            request.Headers.UserAgent.ParseAdd("Marketplace-PaymentSimulator/1.0");
            using var response = await transport.SendAsync(request, either.Token);
            return new WebhookAttempt(at, (int)response.StatusCode, null, Latency(), replay);
        }
        catch (HttpRequestException exception)
        {
            return new WebhookAttempt(at, null, exception.Message, Latency(), replay);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAttempt(
                at,
                null,
                $"No answer within {options.Value.WebhookTimeout.TotalSeconds:0.#} s.",
                Latency(),
                replay
            );
        }
        finally
        {
            _connections.Release();
        }

        long Latency() => (long)clock.GetElapsedTime(started).TotalMilliseconds;
    }
}
