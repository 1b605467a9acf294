using Marketplace.Foundation;

namespace Marketplace.Api.Live;

/// <summary>How many streams of live events there are, and how often an idle one shows that it lives.</summary>
public sealed class LiveOptions : ICheckedOptions
{
    public const string Section = "Live";

    /// <summary>Streams that one user may have open at one replica of the Api.</summary>
    public int StreamsPerUser { get; set; } = 5;

    /// <summary>Streams that one replica of the Api serves.</summary>
    public int StreamsPerReplica { get; set; } = 2_000;

    /// <summary>Seconds after which an idle stream gets a comment, and access to it is checked again. Shorter than the
    /// time after which proxies close idle connections.</summary>
    public int HeartbeatSeconds { get; set; } = 20;

    internal TimeSpan Heartbeat => TimeSpan.FromSeconds(HeartbeatSeconds);

    public IEnumerable<OptionProblem> Check()
    {
        if (StreamsPerUser is < 1 or > 100)
            yield return new($"{Section}:{nameof(StreamsPerUser)}", "a whole number between 1 and 100", "5");
        if (StreamsPerReplica is < 1 or > 100_000)
            yield return new($"{Section}:{nameof(StreamsPerReplica)}", "a whole number between 1 and 100000", "2000");
        if (HeartbeatSeconds is < 1 or > 60)
            yield return new($"{Section}:{nameof(HeartbeatSeconds)}", "a number of seconds from 1 to 60", "20");
    }
}
