namespace Marketplace.ServiceBusSimulator.Queues;

/// <summary>Remembers message ids for a while, and not more of them than fit.</summary>
internal sealed class DuplicateDetection(TimeSpan window, TimeProvider clock)
{
    private const int Capacity = 100_000;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset Until)> _order = new();

    /// <summary>Whether an id is new; it is remembered from now on.</summary>
    public bool IsNew(string messageId)
    {
        var now = clock.GetUtcNow();
        while (_order.TryPeek(out var oldest) && (oldest.Until <= now || _order.Count >= Capacity))
            _known.Remove(_order.Dequeue().Id);
        if (!_known.Add(messageId))
            return false;
        _order.Enqueue((messageId, now + window));
        return true;
    }
}
