using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Handles an event for a consumer: inbox row and effects in one transaction.</summary>
public delegate Task HandleEvent(string consumer, EventEnvelope envelope, CancellationToken cancellationToken);

/// <summary>Decides what becomes of a delivered message: handled, tried again after a pause, or dead-lettered with a
/// reason.</summary>
/// <remarks>A message that was handled before has no effect and is completed. When the host stops, a running handler
/// has
/// <see cref="Grace"/> to finish; a pause ends at once.</remarks>
public sealed class BusConsumer(HandleEvent handleAsync, TimeProvider clock, ILogger<BusConsumer> logger)
{
    /// <summary>How long a handler may go on after the host was asked to stop.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>The longest pause before another try; the session waits that long, so that order is kept.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>A consumer that hands events to <see cref="EventDispatcher"/>, each in a scope of its own.</summary>
    public static HandleEvent Dispatch(IServiceScopeFactory scopes) =>
        async (consumer, envelope, cancellationToken) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<EventDispatcher>()
                .HandleAsync(consumer, envelope, cancellationToken);
        };

    public async Task<MessageDisposition> HandleAsync(string consumer, BusDelivery delivery, CancellationToken stopping)
    {
        var message = delivery.Message;
        if (message.Properties.TryGetValue(BusMessage.RedrivenFor, out var addressee) && addressee != consumer)
            return new MessageDisposition.Complete();

        if (!CloudEventFormat.TryRead(message, out var envelope, out var fault))
        {
            logger.LogError(
                "Message {MessageId} for {Consumer} dead-lettered: {Reason}",
                message.MessageId,
                consumer,
                fault
            );
            return new MessageDisposition.DeadLetter(MessageDisposition.DeadLetter.Unreadable, fault);
        }

        using var grace = new CancellationTokenSource();
        await using var registration = stopping.Register(() => grace.CancelAfter(Grace));
        try
        {
            await handleAsync(consumer, envelope, grace.Token);
            return new MessageDisposition.Complete();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new MessageDisposition.Abandon();
        }
        catch (Exception exception)
        {
            return await AfterFailureAsync(consumer, envelope, delivery.DeliveryCount, exception, stopping);
        }
    }

    private async Task<MessageDisposition> AfterFailureAsync(
        string consumer,
        EventEnvelope envelope,
        int deliveryCount,
        Exception exception,
        CancellationToken stopping
    )
    {
        if (deliveryCount >= BusTopology.MaxDeliveryCount)
        {
            logger.LogError(
                exception,
                "Event {EventId} for {Consumer} dead-lettered after {Attempts} attempts",
                envelope.Id,
                consumer,
                deliveryCount
            );
            return new MessageDisposition.DeadLetter(
                MessageDisposition.DeadLetter.HandlerFailed,
                $"{exception.GetType().Name}: {exception.Message}"
            );
        }

        var pause = PauseAfter(deliveryCount);
        logger.LogWarning(
            exception,
            "Event {EventId} for {Consumer} failed, attempt {Attempts}; next try in {Pause} s",
            envelope.Id,
            consumer,
            deliveryCount,
            pause.TotalSeconds
        );
        await Task.WhenAny(Task.Delay(pause, clock, stopping));
        return new MessageDisposition.Abandon();
    }

    private static TimeSpan PauseAfter(int deliveryCount) =>
        Backoff.Delay(deliveryCount) is var pause && pause < LongestPause ? pause : LongestPause;
}
