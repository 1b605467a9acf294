using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Http;

/// <summary>Request rate limits. The number of links mailed to an account is limited by
/// <see cref="PasswordLinkOptions"/>.</summary>
public sealed class RateLimitOptions : ICheckedOptions
{
    public const string Section = "RateLimits";

    /// <summary>Disable only for tests and benchmarks.</summary>
    public bool Enabled { get; set; } = true;

    public int AnonymousPerMinute { get; set; } = 60;

    public int UserPerMinute { get; set; } = 300;

    /// <summary>Pages, documents and images from one address, signed in or not to the API.</summary>
    public int PagesPerMinute { get; set; } = 600;

    /// <summary>Sign-in attempts from one address.</summary>
    public int LoginPerMinute { get; set; } = 5;

    /// <summary>Wrong passwords for one account from one address.</summary>
    public int AccountLoginPerHour { get; set; } = 10;

    /// <summary>Links to a new e-mail address that one user may request, and that one address may be mailed.</summary>
    public int EmailChangePerHour { get; set; } = 3;

    public int RegisterPerMinute { get; set; } = 3;

    /// <summary>Password reset links requested from one address.</summary>
    public int ForgotPasswordPerMinute { get; set; } = 3;

    /// <summary>Carts opened by one user, or by guests from one address.</summary>
    public int CartsPerMinute { get; set; } = 10;

    /// <summary>Price estimates for one user, or for guests from one address.</summary>
    public int EstimatesPerMinute { get; set; } = 30;

    /// <summary>Quotes and completions of guests from one address.</summary>
    public int GuestCheckoutsPerMinute { get; set; } = 10;

    /// <summary>Orders that guests place from one address; each holds stock until it is paid.</summary>
    public int GuestOrdersPerHour { get; set; } = 20;

    /// <summary>Mails with links to a guest's orders, for one e-mail address.</summary>
    public int GuestLinksPerHour { get; set; } = 3;

    /// <summary>Private files sent by one user.</summary>
    public int UploadsPerMinute { get; set; } = 20;

    /// <summary>Webhook deliveries with a valid signature, per provider.</summary>
    public int WebhookPerMinute { get; set; } = 600;

    /// <summary>Rejected webhook deliveries per address; beyond it, all deliveries from the address are
    /// rejected.</summary>
    public int BadWebhookPerMinute { get; set; } = 20;

    public IEnumerable<OptionProblem> Check()
    {
        (string Name, int Value)[] limits =
        [
            (nameof(AnonymousPerMinute), AnonymousPerMinute),
            (nameof(UserPerMinute), UserPerMinute),
            (nameof(PagesPerMinute), PagesPerMinute),
            (nameof(LoginPerMinute), LoginPerMinute),
            (nameof(AccountLoginPerHour), AccountLoginPerHour),
            (nameof(EmailChangePerHour), EmailChangePerHour),
            (nameof(RegisterPerMinute), RegisterPerMinute),
            (nameof(ForgotPasswordPerMinute), ForgotPasswordPerMinute),
            (nameof(CartsPerMinute), CartsPerMinute),
            (nameof(EstimatesPerMinute), EstimatesPerMinute),
            (nameof(GuestCheckoutsPerMinute), GuestCheckoutsPerMinute),
            (nameof(GuestOrdersPerHour), GuestOrdersPerHour),
            (nameof(GuestLinksPerHour), GuestLinksPerHour),
            (nameof(UploadsPerMinute), UploadsPerMinute),
            (nameof(WebhookPerMinute), WebhookPerMinute),
            (nameof(BadWebhookPerMinute), BadWebhookPerMinute),
        ];
        return limits
            .Where(l => l.Value < 1)
            .Select(l => new OptionProblem($"{Section}:{l.Name}", "an integer of 1 or more", "60"));
    }
}
