using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Handles an event for a consumer: inbox row and effects in one transaction.</summary>
/// <exception cref="UnknownEventException">The consumer has no handler for it in this version.</exception>
public delegate Task HandleEvent(string consumer, EventEnvelope envelope, CancellationToken cancellationToken);

/// <summary>Decides what becomes of a delivered message: handled, given back for later, tried again after a pause, or
/// dead-lettered with a reason.</summary>
/// <remarks>A message that was handled before has no effect and is completed. Only a handler that fails uses up a
/// delivery: while the database is away the message waits here, and one that this version has no handler for goes back
/// with its session after <see cref="UnknownPause"/>. When the host stops, a running handler has <see cref="Grace"/> to
/// finish; a pause ends at once.</remarks>
public sealed class BusConsumer(
    HandleEvent handleAsync,
    AskDatabase isDatabaseThereAsync,
    UnknownEventRegistry unknown,
    TimeProvider clock,
    ILogger<BusConsumer> logger
)
{
    /// <summary>How long a handler may go on after the host was asked to stop.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>The longest pause before another try; the session waits that long, so that order is kept.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>How long a message waits here for the database before it goes back with its session; the lock is
    /// renewed for twice as long.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>How long a message without a handler keeps its session, one of those that are handled side by
    /// side.</summary>
    public static readonly TimeSpan UnknownPause = TimeSpan.FromSeconds(5);

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

        return await DeliverAsync(consumer, envelope, delivery.DeliveryCount, stopping);
    }

    private async Task<MessageDisposition> DeliverAsync(
        string consumer,
        EventEnvelope envelope,
        int deliveryCount,
        CancellationToken stopping
    )
    {
        using var grace = new CancellationTokenSource();
        await using var registration = stopping.Register(() => grace.CancelAfter(Grace));
        var started = clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                await handleAsync(consumer, envelope, grace.Token);
                return new MessageDisposition.Complete();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return new MessageDisposition.Release();
            }
            catch (UnknownEventException exception)
            {
                return await HoldAsync(consumer, envelope, exception, stopping);
            }
            catch (Exception exception)
            {
                var waited = clock.GetElapsedTime(started);
                if (!await IsOutageAsync(exception, waited, stopping))
                    return await AfterFailureAsync(consumer, envelope, deliveryCount, exception, stopping);
                await PauseForDatabaseAsync(consumer, envelope, tries, exception, stopping);
                if (waited >= LongestWait || stopping.IsCancellationRequested)
                    return new MessageDisposition.Release();
            }
        }
    }

    /// <summary>Whether the database was away, so that the failure says nothing about the event.</summary>
    /// <remarks>What a statement took too long for, and what fails like an outage for longer than
    /// <see cref="LongestWait"/>, is one only while the database does not answer to others either.</remarks>
    private async Task<bool> IsOutageAsync(Exception exception, TimeSpan waited, CancellationToken stopping)
    {
        if (DatabaseOutage.IsIn(exception) && waited < LongestWait)
            return true;
        try
        {
            return (DatabaseOutage.IsIn(exception) || DatabaseOutage.MayBeIn(exception))
                && !await isDatabaseThereAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return true;
        }
    }

    private async Task PauseForDatabaseAsync(
        string consumer,
        EventEnvelope envelope,
        int tries,
        Exception exception,
        CancellationToken stopping
    )
    {
        var pause = PauseAfter(tries);
        logger.LogWarning(
            "The database is away; event {EventId} for {Consumer} waits for it, next try in {Pause} s: {Reason}",
            envelope.Id,
            consumer,
            pause.TotalSeconds,
            exception.GetBaseException().Message
        );
        await Task.WhenAny(Task.Delay(pause, clock, stopping));
    }

    private async Task<MessageDisposition> HoldAsync(
        string consumer,
        EventEnvelope envelope,
        UnknownEventException exception,
        CancellationToken stopping
    )
    {
        if (clock.GetUtcNow() - envelope.Time > UnknownEventRegistry.Patience)
        {
            logger.LogError(
                "Event {EventId} of type {EventType} for {Consumer} dead-lettered: no version that handles it came",
                envelope.Id,
                envelope.Type,
                consumer
            );
            return new MessageDisposition.DeadLetter(MessageDisposition.DeadLetter.UnknownEvent, exception.Message);
        }

        unknown.Tell(envelope.Type, consumer);
        await Task.WhenAny(Task.Delay(UnknownPause, clock, stopping));
        return new MessageDisposition.Release();
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

    private static TimeSpan PauseAfter(int tries) =>
        Backoff.Delay(tries) is var pause && pause < LongestPause ? pause : LongestPause;
}
