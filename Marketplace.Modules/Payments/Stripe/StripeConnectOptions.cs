using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Payouts to sellers' connected Stripe accounts; without a return address sellers are paid by bank
/// file.</summary>
public sealed class StripeConnectOptions
{
    private const string Section = $"{StripeOptions.Section}:Connect";

    /// <summary>Where the seller's browser goes from Stripe's pages; empty turns Connect off. <c>{SELLER_ID}</c> is
    /// replaced.</summary>
    public string ReturnUrl { get; set; } = "";

    /// <summary>Where it goes when a page has expired or was used; empty means <see cref="ReturnUrl"/>. There the
    /// seller asks for another page.</summary>
    public string RefreshUrl { get; set; } = "";

    /// <summary>Country of sellers' accounts, ISO 3166-1 alpha-2; one in which Stripe offers Connect.</summary>
    public string Country { get; set; } = "";

    /// <summary>Signing secrets of the webhook endpoint for connected accounts: none, one, or two during rotation.
    /// Without them accounts are only polled.</summary>
    public IList<string> WebhookSecrets { get; set; } = [];

    public bool IsConfigured => ReturnUrl.Length > 0;

    internal IEnumerable<OptionProblem> Check(bool hasKey)
    {
        if (!IsConfigured)
        {
            if (RefreshUrl.Length > 0 || Country.Length > 0 || WebhookSecrets.Count > 0)
                yield return ReturnUrlProblem();
            yield break;
        }

        if (!StripeOptions.IsAddress(ReturnUrl))
            yield return ReturnUrlProblem();
        if (!hasKey)
        {
            yield return new(
                $"{StripeOptions.Section}:ApiKey",
                $"the secret key of the Stripe account while {Section} is configured",
                "sk_test_…"
            );
        }

        if (RefreshUrl.Length > 0 && !StripeOptions.IsAddress(RefreshUrl))
        {
            yield return new(
                $"{Section}:RefreshUrl",
                "an absolute http(s) address, or left out for the return address",
                "https://shop.example.com/payouts/{SELLER_ID}"
            );
        }

        if (Country.Length != 2 || Country.Any(c => c is < 'A' or > 'Z'))
            yield return new($"{Section}:Country", "a country of two capital letters", "DE");
        if (WebhookSecrets.Count > 2 || WebhookSecrets.Any(secret => secret.Length < 16))
        {
            yield return new(
                $"{Section}:WebhookSecrets",
                "at most two signing secrets of at least 16 characters",
                "[\"whsec_…\"]"
            );
        }
    }

    private static OptionProblem ReturnUrlProblem() =>
        new(
            $"{Section}:ReturnUrl",
            "an absolute http(s) address (or the whole section left out, for no payouts through Stripe)",
            "https://shop.example.com/payouts/{SELLER_ID}"
        );
}
