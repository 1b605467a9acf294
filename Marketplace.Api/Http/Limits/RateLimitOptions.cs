using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Http;

/// <summary>How often a caller may come. How many links an account is sent is a rule of accounts:
/// <see cref="PasswordLinkOptions"/>.</summary>
public sealed class RateLimitOptions : ICheckedOptions
{
    public const string Section = "RateLimits";

    /// <summary>False only for tests and measurements.</summary>
    public bool Enabled { get; set; } = true;

    public int AnonymousPerMinute { get; set; } = 60;

    public int UserPerMinute { get; set; } = 300;

    /// <summary>Sign-ins from one address.</summary>
    public int LoginPerMinute { get; set; } = 5;

    /// <summary>Sign-ins to one account, from wherever.</summary>
    public int AccountLoginPerHour { get; set; } = 10;

    public int RegisterPerMinute { get; set; } = 3;

    /// <summary>Links to a new password asked for from one address.</summary>
    public int ForgotPasswordPerMinute { get; set; } = 3;

    /// <summary>Deliveries with a good signature, per provider.</summary>
    public int WebhookPerMinute { get; set; } = 600;

    /// <summary>Deliveries that are refused, per address; beyond it the address is not listened to.</summary>
    public int BadWebhookPerMinute { get; set; } = 20;

    public IEnumerable<OptionProblem> Check()
    {
        (string Name, int Value)[] limits =
        [
            (nameof(AnonymousPerMinute), AnonymousPerMinute),
            (nameof(UserPerMinute), UserPerMinute),
            (nameof(LoginPerMinute), LoginPerMinute),
            (nameof(AccountLoginPerHour), AccountLoginPerHour),
            (nameof(RegisterPerMinute), RegisterPerMinute),
            (nameof(ForgotPasswordPerMinute), ForgotPasswordPerMinute),
            (nameof(WebhookPerMinute), WebhookPerMinute),
            (nameof(BadWebhookPerMinute), BadWebhookPerMinute),
        ];
        return limits
            .Where(l => l.Value < 1)
            .Select(l => new OptionProblem($"{Section}:{l.Name}", "a whole number of 1 or more", "60"));
    }
}
