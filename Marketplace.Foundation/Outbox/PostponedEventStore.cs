using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Puts off events in the outbox and in the queues of PostgreSQL, and says when one is dead.</summary>
/// <remarks>A failure counts: the next attempt is due after <see cref="Backoff.Delay"/>, and after
/// <see cref="Backoff.MaxAttempts"/> the event is dead. An event that this version has no handler for is looked at
/// again after half its age, 5 to 60 seconds; nothing counts, and it is dead once it is older than
/// <see cref="UnknownEventRegistry.Patience"/>. While an event is put off, its subject is skipped.</remarks>
public sealed class PostponedEventStore(
    FoundationDbContext db,
    UnknownEventRegistry unknown,
    TimeProvider clock,
    ILogger<PostponedEventStore> logger
)
{
    private static readonly Counter<long> Dead = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.outbox.dead",
        "{message}",
        "Events marked dead, after too many attempts or unknown for an hour"
    );

    // One attempt at least: that marks a row as put off, and stays what it is.
    private const string Hold =
        "SET attempts = GREATEST(attempts, 1), last_error = {1}, available_at = {0} + "
        + "LEAST(GREATEST(({0} - occurred_at) / 2, INTERVAL '5 seconds'), INTERVAL '1 minute'), "
        + "dead_at = CASE WHEN occurred_at < {2} THEN {0} END WHERE seq = ANY ({3})";

    /// <summary>Divides events that are due into those nobody here has a handler for and those that can go on. An event
    /// behind an unknown one of its subject is in neither: it waits as it is.</summary>
    internal static (List<T> Unknown, List<T> Free) Divide<T>(
        IEnumerable<T> events,
        Func<T, string> subjectOf,
        Func<T, bool> isKnown
    )
    {
        var (strange, free) = (new List<T>(), new List<T>());
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            if (!isKnown(happened))
            {
                strange.Add(happened);
                subjects.Add(subjectOf(happened));
            }
            else if (!subjects.Contains(subjectOf(happened)))
            {
                free.Add(happened);
            }
        }

        return (strange, free);
    }

    /// <summary>Lets events of the outbox wait whose type this version does not know.</summary>
    internal async Task HoldAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var seqs = messages.Select(message => message.Seq).ToArray();
        await HoldAsync("UPDATE platform.outbox_messages " + Hold, seqs, cancellationToken);
        foreach (var message in messages)
        {
            unknown.Tell(message.Type, null);
            if (TellIfDead(message.Id, message.Type, "everybody", message.OccurredAt))
                Dead.Add(1);
        }
    }

    /// <summary>Lets deliveries wait whose consumer has no handler for them in this version.</summary>
    internal async Task HoldAsync(
        string consumer,
        IReadOnlyList<WaitingDelivery> deliveries,
        CancellationToken cancellationToken
    )
    {
        var seqs = deliveries.Select(delivery => delivery.Seq).ToArray();
        await HoldAsync("UPDATE platform.deliveries " + Hold, seqs, cancellationToken);
        foreach (var delivery in deliveries)
        {
            unknown.Tell(delivery.Type, consumer);
            TellIfDead(delivery.MessageId, delivery.Type, consumer, delivery.OccurredAt);
        }
    }

    /// <summary>Counts a failed attempt to send an event.</summary>
    internal Task<int> PostponeAsync(OutboxMessage message, string error, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var attempts = message.Attempts + 1;
        var isDead = attempts >= Backoff.MaxAttempts;
        if (isDead)
            Dead.Add(1);
        logger.Log(
            isDead ? LogLevel.Error : LogLevel.Warning,
            "Failed to send event {EventId} of type {EventType}, attempt {Attempts}, dead: {Dead}: {Reason}",
            message.Id,
            message.Type,
            attempts,
            isDead,
            error
        );
        DateTimeOffset? deadAt = isDead ? now : null;
        var availableAt = isDead ? message.AvailableAt : now + Backoff.Delay(attempts);
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.outbox_messages SET attempts = {attempts}, available_at = {availableAt},
                dead_at = {deadAt}, last_error = {error} WHERE seq = {message.Seq}
            """,
            cancellationToken
        );
    }

    /// <summary>Counts a failed attempt to handle a delivery.</summary>
    internal Task<int> PostponeAsync(WaitingDelivery delivery, Exception exception, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var attempts = delivery.Attempts + 1;
        DateTimeOffset? deadAt = attempts >= Backoff.MaxAttempts ? now : null;
        var error = exception.GetType().Name + ": " + exception.Message;
        logger.Log(
            deadAt is null ? LogLevel.Warning : LogLevel.Error,
            exception,
            "Delivery of event {EventId} failed, attempt {Attempts}, dead: {Dead}",
            delivery.MessageId,
            attempts,
            deadAt is not null
        );
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.deliveries SET attempts = {attempts}, available_at = {now + Backoff.Delay(attempts)},
                dead_at = {deadAt}, last_error = {error} WHERE seq = {delivery.Seq}
            """,
            cancellationToken
        );
    }

    private async Task HoldAsync(string statement, long[] seqs, CancellationToken cancellationToken)
    {
        if (seqs.Length == 0)
            return;
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlRawAsync(
            statement,
            [now, UnknownEventRegistry.Reason, now - UnknownEventRegistry.Patience, seqs],
            cancellationToken
        );
    }

    private bool TellIfDead(Guid id, string type, string consumer, DateTimeOffset occurredAt)
    {
        if (occurredAt >= clock.GetUtcNow() - UnknownEventRegistry.Patience)
            return false;
        logger.LogError(
            "Event {EventId} of type {EventType} for {Consumer} dead-lettered: no version that handles it came within "
                + "{Patience}",
            id,
            type,
            consumer,
            UnknownEventRegistry.Patience
        );
        return true;
    }
}
