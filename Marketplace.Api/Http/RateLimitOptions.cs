using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>How often a caller may come, per minute.</summary>
public sealed class RateLimitOptions : ICheckedOptions
{
    public const string Section = "RateLimits";

    /// <summary>False only for tests and measurements.</summary>
    public bool Enabled { get; set; } = true;

    public int AnonymousPerMinute { get; set; } = 60;

    public int UserPerMinute { get; set; } = 300;

    public int LoginPerMinute { get; set; } = 5;

    public int RegisterPerMinute { get; set; } = 3;

    public int PasswordResetPerHour { get; set; } = 3;

    /// <summary>Deliveries with a good signature, per provider.</summary>
    public int WebhookPerMinute { get; set; } = 600;

    /// <summary>Deliveries that are refused, per address; beyond it the address is not listened to.</summary>
    public int BadWebhookPerMinute { get; set; } = 20;

    public IEnumerable<OptionProblem> Check()
    {
        (string Name, int Value)[] limits =
        [
            (nameof(AnonymousPerMinute), AnonymousPerMinute), (nameof(UserPerMinute), UserPerMinute), (nameof(LoginPerMinute), LoginPerMinute),
            (nameof(RegisterPerMinute), RegisterPerMinute), (nameof(PasswordResetPerHour), PasswordResetPerHour), (nameof(WebhookPerMinute), WebhookPerMinute), (nameof(BadWebhookPerMinute), BadWebhookPerMinute),
        ];
        return limits.Where(l => l.Value < 1).Select(l => new OptionProblem($"{Section}:{l.Name}", "a whole number of 1 or more", "60"));
    }
}
