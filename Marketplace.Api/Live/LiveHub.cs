using Marketplace.Foundation;
using Marketplace.Modules.Notifications;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Live;

/// <summary>Hands the deployment's signals to the streams of this replica.</summary>
public sealed class LiveHub(
    IServiceProvider services,
    IOptions<LiveOptions> options,
    TimeProvider clock,
    ILogger<LiveHub> logger
) : BackgroundService
{
    private const int RetryAfterSeconds = 30;
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<LiveTopic, List<LiveStream>> _byTopic = [];
    private readonly Dictionary<Guid, List<LiveStream>> _byOwner = [];
    private readonly LiveHistory _history = new(() => Ids.New(clock));
    private int _count;
    private bool _hears;
    private volatile bool _wasLost;

    /// <summary>Whether the signals of other processes arrive; if not, streams tell their clients to read again now and
    /// then.</summary>
    public bool Hears => Volatile.Read(ref _hears);

    /// <summary>Streams that are open.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>A place to come back to.</summary>
    internal Guid Head
    {
        get
        {
            lock (_lock)
                return _history.Head;
        }
    }

    /// <summary>Opens a stream, which holds what its client missed.</summary>
    /// <param name="lastSeen">The last signal that the client saw; null for a new one.</param>
    /// <remarks>Errors: <c>live.too_many_streams</c>, <c>live.full</c>.</remarks>
    internal Result<LiveStream> Open(Guid ownerId, LiveTopic topic, Guid? lastSeen)
    {
        lock (_lock)
        {
            if (_count >= options.Value.StreamsPerReplica)
                return LiveErrors.Full;
            var own = _byOwner.GetValueOrDefault(ownerId)?.Count ?? 0;
            if (own >= options.Value.StreamsPerUser)
            {
                return LiveErrors.TooManyStreams.With(
                    ("max", options.Value.StreamsPerUser),
                    ("retryAfter", RetryAfterSeconds)
                );
            }

            var stream = new LiveStream(ownerId, topic, Close);
            if (lastSeen is { } seen && _history.Since(seen, topic) is { } missed)
                missed.ToList().ForEach(stream.Deliver);
            else
                stream.RequestResync();
            Of(_byTopic, topic).Add(stream);
            Of(_byOwner, ownerId).Add(stream);
            _count++;
            return stream;
        }
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Here, because the cache is connected when it is first used, and no host waits for that.
        var receiver = services.GetRequiredService<LiveSignalReceiver>();
        receiver.ConnectionLost += () => _wasLost = true;
        return Loop.RunAsync("live signals", new(), Watch, _ => WatchAsync(receiver), clock, logger, stoppingToken);
    }

    private async Task<int> WatchAsync(LiveSignalReceiver receiver)
    {
        var hears = await receiver.TryListenAsync(Deliver) && receiver.Hears;
        var heard = Hears;
        var wasLost = _wasLost;
        if (hears == heard && !wasLost)
            return 0;
        _wasLost = false;
        Volatile.Write(ref _hears, hears);
        if (hears)
            logger.LogInformation("Live signals arrive");
        else
            logger.LogWarning("Live signals do not arrive; clients are told to read again with each heartbeat");
        lock (_lock)
        {
            _history.Clear();
            foreach (var stream in _byOwner.Values.SelectMany(streams => streams))
                stream.RequestResync();
        }

        return 0;
    }

    private void Deliver(IReadOnlyList<LiveSignal> signals)
    {
        lock (_lock)
        {
            foreach (var signal in signals)
                Deliver(signal);
        }
    }

    private void Deliver(LiveSignal signal)
    {
        if (signal.Type == LiveTypes.AccessChanged)
        {
            _byOwner.GetValueOrDefault(signal.Topic.Id)?.ForEach(stream => stream.Wake());
            return;
        }

        _history.Add(signal);
        _byTopic.GetValueOrDefault(signal.Topic)?.ForEach(stream => stream.Deliver(signal));
    }

    private void Close(LiveStream stream)
    {
        lock (_lock)
        {
            if (_byTopic.GetValueOrDefault(stream.Topic)?.Remove(stream) != true)
                return;
            Of(_byOwner, stream.OwnerId).Remove(stream);
            _count--;
            if (_byTopic[stream.Topic].Count == 0)
                _byTopic.Remove(stream.Topic);
            if (_byOwner[stream.OwnerId].Count == 0)
                _byOwner.Remove(stream.OwnerId);
        }
    }

    private static List<LiveStream> Of<TKey>(Dictionary<TKey, List<LiveStream>> streams, TKey key)
        where TKey : notnull => streams.TryGetValue(key, out var found) ? found : streams[key] = [];
}
