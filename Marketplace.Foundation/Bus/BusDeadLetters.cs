namespace Marketplace.Foundation;

/// <summary>Dead letters of the bus, behind the same interface as those of the PostgreSQL queues.</summary>
/// <remarks>A redriven event goes over the topic again, marked for the consumer that gave it up; its inbox makes a
/// second arrival harmless.</remarks>
public sealed class BusDeadLetters(IBusDeadLetterQueue queue, IBusSender sender, EventRegistry registry) : IDeadLetters
{
    private const int TakeSize = 50;
    private const int RedriveLimit = 1_000;

    public async Task<IReadOnlyList<DeadDelivery>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var found = new List<DeadDelivery>();
        foreach (var consumer in registry.Consumers)
        {
            found.AddRange(
                (await queue.PeekAsync(consumer, limit, cancellationToken)).Select(dead => Describe(consumer, dead))
            );
        }

        return [.. found.OrderByDescending(dead => dead.DeadAt).Take(limit)];
    }

    /// <remarks>At most a thousand a consumer and call, and only those there were at its start: an event that fails
    /// again does not go round.</remarks>
    public async Task<int> RedriveAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var consumer in registry.Consumers)
        {
            var left = (await queue.PeekAsync(consumer, RedriveLimit, cancellationToken)).Count;
            while (left > 0)
            {
                var taken = await queue.TakeAsync(
                    consumer,
                    Math.Min(TakeSize, left),
                    (dead, ct) => ResendAsync(consumer, dead, ct),
                    cancellationToken
                );
                if (taken == 0)
                    break;
                left -= taken;
                count += taken;
            }
        }

        return count;
    }

    private async Task ResendAsync(string consumer, BusDeadLetter dead, CancellationToken cancellationToken)
    {
        using var batch = await sender.CreateBatchAsync(cancellationToken);
        if (!batch.TryAdd(CloudEventFormat.ToRedrive(dead, consumer)))
        {
            throw new InvalidOperationException(
                $"Dead letter {dead.Message.MessageId} of {consumer} does not fit into a batch."
            );
        }

        await batch.SendAsync(cancellationToken);
    }

    private static DeadDelivery Describe(string consumer, BusDeadLetter dead)
    {
        var isEvent = CloudEventFormat.TryRead(dead.Message, out var envelope, out _);
        return new(
            consumer,
            isEvent ? envelope!.Id : Guid.Empty,
            dead.Message.Label,
            dead.Message.SessionId,
            dead.DeliveryCount,
            dead.EnqueuedAt,
            dead.Reason is null ? dead.Description : $"{dead.Reason}: {dead.Description}"
        );
    }
}
