namespace Marketplace.Foundation;

/// <summary>Divides a batch into the events that are handled together.</summary>
/// <remarks>Order: an event joins the latest group of its type, unless an event of its subject stands in a later one.
/// So events of one subject keep their order, and events of different subjects may pass each other.</remarks>
internal static class EventGroups
{
    /// <param name="takesBatches">Whether events of a type may be handled together.</param>
    public static IReadOnlyList<IReadOnlyList<EventEnvelope>> Of(
        IEnumerable<EventEnvelope> events,
        Func<string, bool> takesBatches
    )
    {
        var groups = new List<List<EventEnvelope>>();
        var latestOfType = new Dictionary<string, int>(StringComparer.Ordinal);
        var latestOfSubject = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var envelope in events)
        {
            var canJoin =
                latestOfType.TryGetValue(envelope.Type, out var place)
                && place >= latestOfSubject.GetValueOrDefault(envelope.Subject)
                && takesBatches(envelope.Type);
            if (!canJoin)
            {
                place = groups.Count;
                groups.Add([]);
                latestOfType[envelope.Type] = place;
            }

            groups[place].Add(envelope);
            latestOfSubject[envelope.Subject] = place;
        }

        return groups;
    }
}
