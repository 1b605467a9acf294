namespace Marketplace.PaymentSimulator;

/// <summary>The simulator's addresses, secrets and delays.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Simulator";

    /// <summary>The secret key that clients send as a bearer token; starts with <c>sk_test_</c>.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The address of the webhook receiver. Null: webhooks are held and can be replayed later.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>The secret that signs webhooks; starts with <c>whsec_</c>.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>The API version of events; the client library rejects events of another version.</summary>
    public string ApiVersion { get; set; } = "2026-10-28.endive";

    /// <summary>The simulator's address for browsers. Null: the address of the API request.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The merchant's name on the checkout page. Null: the host name of the shop.</summary>
    public string? MerchantName { get; set; }

    /// <summary>IANA time zone of the checkout page.</summary>
    public string TimeZone { get; set; } = "Europe/Istanbul";

    /// <summary>The waits before the second, third … attempt to deliver a webhook. Null: 1 s, 5 s, 30 s, 2 min, 10
    /// min.</summary>
    public TimeSpan[]? WebhookRetryDelays { get; set; }

    /// <summary>How long a receiver of webhooks may take to respond.</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a response is delayed when the header selects <c>timeout</c>; longer than the client
    /// waits.</summary>
    public TimeSpan AnswerDelay { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a payment stays processing and a refund pending.</summary>
    public TimeSpan ProcessingDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after its session expired a <c>late</c> payment succeeds.</summary>
    public TimeSpan LateDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The provider's fee for a charge, basis points of its amount.</summary>
    public int FeeBps { get; set; } = 290;

    /// <summary>Reject an <c>expires_at</c> that is not 30 minutes to 24 hours away, as the provider does.</summary>
    public bool EnforceExpiryWindow { get; set; } = true;

    /// <summary>How many objects of each kind are stored; the oldest are dropped first.</summary>
    public int Capacity { get; set; } = 10_000;

    /// <summary>The file that keeps the state over restarts, an absolute path. Null: the state is lost when the process
    /// ends.</summary>
    public string? StateFile { get; set; }

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
