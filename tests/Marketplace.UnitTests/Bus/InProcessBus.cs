using Marketplace.Foundation;

namespace Marketplace.Testing;

/// <summary>A bus in memory that keeps the promises the product relies on: sessions in order, delivery counts,
/// duplicate detection, dead letters, a size limit.</summary>
public sealed class InProcessBus(Func<string, IEnumerable<string>> consumersOf, int maxBatchBytes = 4_096)
    : IBusSender,
        IBusProcessor,
        IBusDeadLetterQueue
{
    /// <summary>What the bus itself writes on a message it gives up.</summary>
    public const string Noted = "DeadLetterReason";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Held>> _queues = [];
    private readonly Dictionary<string, List<BusDeadLetter>> _dead = [];
    private long _sequence;

    /// <summary>While true, nothing can be sent.</summary>
    public bool IsDown { get; set; }

    /// <summary>While true, the bus neither takes nor refuses.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Batches that may still leave before the bus goes down; null = no limit.</summary>
    public int? BatchesUntilDown { get; set; }

    /// <summary>Every message taken, in order, duplicates left out.</summary>
    public List<BusMessage> Taken { get; } = [];

    public int Batches { get; private set; }

    public Task<IBusBatch> CreateBatchAsync(CancellationToken cancellationToken) =>
        IsDown ? throw new BusUnavailableException("no route to the bus") : Task.FromResult<IBusBatch>(new Batch(this));

    public async Task RunAsync(
        string consumer,
        Func<BusDelivery, CancellationToken, Task<MessageDisposition>> handle,
        CancellationToken cancellationToken
    )
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var held = Next(consumer);
            if (held is null)
            {
                await Task.WhenAny(Task.Delay(5, cancellationToken));
            }
            else
            {
                Settle(
                    consumer,
                    held,
                    await handle(new BusDelivery(held.Message, held.DeliveryCount), cancellationToken)
                );
            }
        }
    }

    public Task<IReadOnlyList<BusDeadLetter>> PeekAsync(string consumer, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<BusDeadLetter>>([.. DeadOf(consumer).Take(limit)]);
    }

    public async Task<int> TakeAsync(
        string consumer,
        int limit,
        Func<BusDeadLetter, CancellationToken, Task> resend,
        CancellationToken cancellationToken
    )
    {
        var taken = await PeekAsync(consumer, limit, cancellationToken);
        foreach (var dead in taken)
        {
            await resend(dead, cancellationToken);
            lock (_gate)
                DeadOf(consumer).Remove(dead);
        }

        return taken.Count;
    }

    /// <summary>Puts a message on the bus as if a stranger had sent it.</summary>
    public void Accept(BusMessage message)
    {
        lock (_gate)
        {
            if (!_seen.Add(message.MessageId))
                return;
            Taken.Add(message);
            foreach (var consumer in consumersOf(message.Label))
            {
                if (!_queues.TryGetValue(consumer, out var queue))
                    _queues[consumer] = queue = [];
                queue.Add(new Held(message, ++_sequence));
            }
        }
    }

    private Held? Next(string consumer)
    {
        lock (_gate)
        {
            var held = _queues.GetValueOrDefault(consumer)?.FirstOrDefault();
            if (held is not null)
                held.DeliveryCount++;
            return held;
        }
    }

    private void Settle(string consumer, Held held, MessageDisposition disposition)
    {
        lock (_gate)
        {
            if (disposition is MessageDisposition.Release)
            {
                held.DeliveryCount--;
                return;
            }

            if (disposition is MessageDisposition.Abandon && held.DeliveryCount < BusTopology.MaxDeliveryCount)
                return;
            _queues[consumer].Remove(held);
            if (disposition is MessageDisposition.Complete)
                return;
            var dead = disposition as MessageDisposition.DeadLetter;
            var noted = held.Message with
            {
                Properties = new Dictionary<string, string>(held.Message.Properties)
                {
                    [Noted] = dead?.Reason ?? "MaxDeliveryCountExceeded",
                },
            };
            DeadOf(consumer)
                .Add(
                    new(
                        noted,
                        held.Sequence,
                        held.DeliveryCount,
                        TimeProvider.System.GetUtcNow(),
                        dead?.Reason ?? "MaxDeliveryCountExceeded",
                        dead?.Description
                    )
                );
        }
    }

    private List<BusDeadLetter> DeadOf(string consumer) =>
        _dead.TryGetValue(consumer, out var list) ? list : _dead[consumer] = [];

    private sealed class Held(BusMessage message, long sequence)
    {
        public BusMessage Message { get; } = message;

        public long Sequence { get; } = sequence;

        public int DeliveryCount { get; set; }
    }

    private sealed class Batch(InProcessBus bus) : IBusBatch
    {
        private readonly List<BusMessage> _messages = [];
        private int _size;

        public bool TryAdd(BusMessage message)
        {
            if (_size + message.Body.Length > bus.MaxBatchBytes)
                return false;
            _size += message.Body.Length;
            _messages.Add(message);
            return true;
        }

        public async Task SendAsync(CancellationToken cancellationToken)
        {
            if (bus.IsSilent)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            if (bus.BatchesUntilDown-- == 0)
                bus.IsDown = true;
            if (bus.IsDown)
                throw new BusUnavailableException("no route to the bus");
            bus.Batches++;
            foreach (var message in _messages)
                bus.Accept(message);
        }

        public void Dispose() { }
    }

    private int MaxBatchBytes => maxBatchBytes;
}
