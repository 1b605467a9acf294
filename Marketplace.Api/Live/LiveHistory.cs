using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Live;

/// <summary>The latest signals of the deployment, for clients that come back.</summary>
/// <remarks>Every replica hears the same signals in the same order, so that a client may come back to another one. Not
/// for several threads at once.</remarks>
public sealed class LiveHistory(Func<Guid> newId)
{
    /// <summary>Signals that are remembered.</summary>
    public const int Length = 2_000;

    private readonly Queue<LiveSignal> _signals = new();

    /// <summary>The latest of all signals, whomever it was for; a place to come back to.</summary>
    public Guid Head { get; private set; } = newId();

    public void Add(LiveSignal signal)
    {
        _signals.Enqueue(signal);
        Head = signal.Id;
        if (_signals.Count > Length)
            _signals.Dequeue();
    }

    /// <summary>Forgets everything: something was missed. Nobody can come back to what was before.</summary>
    public void Clear()
    {
        _signals.Clear();
        Head = newId();
    }

    /// <summary>What a client missed; null when it has to read everything again.</summary>
    /// <param name="lastSeen">The last signal it saw.</param>
    public IReadOnlyList<LiveSignal>? Since(Guid lastSeen, LiveTopic topic)
    {
        if (lastSeen == Head)
            return [];
        var later = _signals.SkipWhile(s => s.Id != lastSeen).Skip(1).Where(s => s.Topic == topic).ToArray();
        return _signals.Any(s => s.Id == lastSeen) && later.Length <= LiveStream.Capacity ? later : null;
    }
}
