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

    public int WebhookPerMinute { get; set; } = 600;

    public IEnumerable<OptionProblem> Check()
    {
        (string Name, int Value)[] limits =
        [
            (nameof(AnonymousPerMinute), AnonymousPerMinute), (nameof(UserPerMinute), UserPerMinute), (nameof(LoginPerMinute), LoginPerMinute),
            (nameof(RegisterPerMinute), RegisterPerMinute), (nameof(PasswordResetPerHour), PasswordResetPerHour), (nameof(WebhookPerMinute), WebhookPerMinute),
        ];
        return limits.Where(l => l.Value < 1).Select(l => new OptionProblem($"{Section}:{l.Name}", "a whole number of 1 or more", "60"));
    }
}
