using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>The Stripe account for card payments; without it the deployment accepts no cards.</summary>
public sealed class StripeOptions : ICheckedOptions
{
    public const string Section = "Payments:Stripe";

    /// <summary>The account's secret key; empty disables card payments.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Signing secrets of the webhook endpoint: one, or two during rotation.</summary>
    public IList<string> WebhookSecrets { get; set; } = [];

    /// <summary>Base URL of the API; change it to use the simulator.</summary>
    public string ApiBase { get; set; } = "https://api.stripe.com";

    /// <summary>Where the browser goes after paying; <c>{PAYMENT_ID}</c>, <c>{PAYMENT_TOKEN}</c> (for the Api's own
    /// page), <c>{REF_ID}</c> and <c>{CHECKOUT_SESSION_ID}</c> are replaced.</summary>
    public string SuccessUrl { get; set; } = "";

    /// <summary>Where the browser goes when the buyer gives up; same placeholders.</summary>
    public string CancelUrl { get; set; } = "";

    /// <summary>Payouts to sellers' connected accounts.</summary>
    public StripeConnectOptions Connect { get; set; } = new();

    public bool IsConfigured => ApiKey.Length > 0;

    public IEnumerable<OptionProblem> Check() => CheckCards().Concat(Connect.Check(IsConfigured));

    private IEnumerable<OptionProblem> CheckCards()
    {
        if (!IsConfigured && WebhookSecrets.Count == 0 && SuccessUrl.Length == 0 && CancelUrl.Length == 0)
            yield break;
        if (ApiKey.Length < 8 || ApiKey.Any(char.IsWhiteSpace))
        {
            yield return new(
                $"{Section}:ApiKey",
                "the secret key of the Stripe account (or the whole section left out, for no card payments)",
                "sk_test_…"
            );
        }

        if (WebhookSecrets.Count is 0 or > 2 || WebhookSecrets.Any(secret => secret.Length < 16))
        {
            yield return new(
                $"{Section}:WebhookSecrets",
                "one or two signing secrets of at least 16 characters",
                "[\"whsec_…\"]"
            );
        }

        foreach (var problem in CheckAddresses())
            yield return problem;
    }

    private IEnumerable<OptionProblem> CheckAddresses()
    {
        if (!IsAddress(ApiBase) || ApiBase.EndsWith('/'))
        {
            yield return new(
                $"{Section}:ApiBase",
                "an absolute http(s) address without a slash at the end",
                "https://api.stripe.com"
            );
        }

        if (!IsAddress(SuccessUrl))
        {
            yield return new(
                $"{Section}:SuccessUrl",
                "an absolute http(s) address",
                "https://shop.example.com/paid?payment={PAYMENT_ID}"
            );
        }

        if (!IsAddress(CancelUrl))
        {
            yield return new(
                $"{Section}:CancelUrl",
                "an absolute http(s) address",
                "https://shop.example.com/cancelled?payment={PAYMENT_ID}"
            );
        }
    }

    internal static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https");
}
