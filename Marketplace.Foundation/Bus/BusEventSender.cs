namespace Marketplace.Foundation;

/// <summary>Sends outbox events to the bus in as few requests as its size limit allows.</summary>
/// <remarks>Order: batches are sent one after the other, so events of one subject never overtake each other; after a
/// failure the later events of its subject are held back. Errors: <see cref="BusUnavailableException"/> when nothing at
/// all could be sent, so that an outage of the bus does not count as an attempt. A bus that does not answer for ten
/// seconds counts as unavailable, because the relay's transaction waits for it; if it took the events after all, they
/// are sent again with the same ids and the bus drops them.</remarks>
public sealed class BusEventSender(IBusSender sender, TimeProvider clock) : IEventSender
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);
    private const string TooLarge = "The event is larger than the bus takes.";
    private const string HeldBack = "An earlier event of its subject was not sent.";

    public EventTransportName Transport { get; } = new("servicebus", BusTopology.Topic);

    /// <remarks>The rules of the subscriptions, which are provisioned before any host, say who listens.</remarks>
    public bool Takes(string eventType) => true;

    public async Task<IReadOnlyList<string?>> SendAsync(
        IReadOnlyList<EventEnvelope> batch,
        CancellationToken cancellationToken
    )
    {
        var run = new Run(batch);
        var anySent = false;
        while (run.Next < batch.Count)
        {
            var first = run.Next;
            try
            {
                anySent |= await SendNextAsync(run, cancellationToken);
            }
            catch (BusUnavailableException exception) when (anySent)
            {
                run.FailFrom(first, "The bus does not answer: " + exception.Message);
            }
        }

        return run.Outcomes;
    }

    private async Task<bool> SendNextAsync(Run run, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(SendTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await FillAndSendAsync(run, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BusUnavailableException($"it did not respond within {SendTimeout.TotalSeconds} s.", exception);
        }
    }

    private async Task<bool> FillAndSendAsync(Run run, CancellationToken cancellationToken)
    {
        using var messages = await sender.CreateBatchAsync(cancellationToken);
        var taken = run.Fill(messages);
        if (taken.Count == 0)
            return false;

        try
        {
            await messages.SendAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not (BusUnavailableException or OperationCanceledException))
        {
            foreach (var index in taken)
                run.Fail(index, exception.Message);
            return false;
        }
    }

    /// <summary>How far one call of <see cref="SendAsync"/> has come.</summary>
    private sealed class Run(IReadOnlyList<EventEnvelope> batch)
    {
        private readonly HashSet<string> _failedSubjects = new(StringComparer.Ordinal);

        public string?[] Outcomes { get; } = new string?[batch.Count];

        public int Next { get; private set; }

        /// <summary>Adds events to the batch until it is full, and says which.</summary>
        public List<int> Fill(IBusBatch messages)
        {
            var taken = new List<int>();
            for (; Next < batch.Count; Next++)
            {
                if (_failedSubjects.Contains(batch[Next].Subject))
                    Outcomes[Next] = HeldBack;
                else if (messages.TryAdd(CloudEventFormat.ToMessage(batch[Next])))
                    taken.Add(Next);
                else if (taken.Count > 0)
                    break;
                else
                    Fail(Next, TooLarge);
            }

            return taken;
        }

        public void Fail(int index, string reason)
        {
            Outcomes[index] = reason;
            _failedSubjects.Add(batch[index].Subject);
        }

        public void FailFrom(int first, string reason)
        {
            for (var index = first; index < batch.Count; index++)
                Outcomes[index] ??= reason;
            Next = batch.Count;
        }
    }
}
