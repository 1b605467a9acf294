namespace Marketplace.PaymentSimulator;

/// <summary>How the simulator is reached, whom it tells about payments, and how patient its scenarios are.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Simulator";

    /// <summary>The secret key a client must send as bearer token; begins with <c>sk_test_</c>.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Where webhooks go. Null: events are kept, can be replayed later, and nothing is sent.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>The secret webhooks are signed with; begins with <c>whsec_</c>.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>The API version that events carry; the client library refuses events of another one.</summary>
    public string ApiVersion { get; set; } = "2026-10-28.endive";

    /// <summary>The simulator's address as a browser sees it. Null: the address the API request came to.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>How long to wait before the second, third … delivery of a webhook. Null: 1 s, 5 s, 30 s, 2 min, 10
    /// min.</summary>
    public TimeSpan[]? WebhookRetryDelays { get; set; }

    /// <summary>How long a webhook's receiver may take to answer.</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer is held back when the header asks for <c>timeout</c>; longer than the client
    /// waits.</summary>
    public TimeSpan AnswerDelay { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a payment or refund stays undecided before it settles.</summary>
    public TimeSpan ProcessingDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after the expiry of its session a <c>late</c> payment succeeds.</summary>
    public TimeSpan LateDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Refuse an <c>expires_at</c> that is not 30 minutes to 24 hours away, as the provider does.</summary>
    public bool EnforceExpiryWindow { get; set; } = true;

    /// <summary>How many objects of each kind are remembered; the oldest are forgotten first.</summary>
    public int Capacity { get; set; } = 10_000;

    internal IReadOnlyList<TimeSpan> RetryDelays => WebhookRetryDelays ?? DefaultRetryDelays;

    private static readonly TimeSpan[] DefaultRetryDelays =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
    ];
}
