using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Refuses to start with card payments in a currency that Stripe charges only in tens.</summary>
/// <remarks>Stripe wants 0 as the last digit of an amount with three decimals. Prices, shares of a refund and
/// commissions end in any digit, and rounding them would make ledger and provider differ.</remarks>
internal sealed class CardCurrencyValidator(IOptions<MarketplaceOptions> marketplace) : IValidateOptions<StripeOptions>
{
    public ValidateOptionsResult Validate(string? name, StripeOptions options)
    {
        // An unknown or invalid setting of the marketplace is reported by its own check.
        if (!options.IsConfigured || CurrencyOrNull() is not { } currency || Currencies.Exponent(currency) < 3)
            return ValidateOptionsResult.Success;
        return ValidateOptionsResult.Fail(
            new OptionProblem(
                $"{MarketplaceOptions.Section}:Currency",
                $"a currency with at most two decimals while {StripeOptions.Section} is configured, because Stripe "
                    + $"charges {currency} only in tens (or leave {StripeOptions.Section} out, for no card payments)",
                "TRY"
            ).ToString()
        );
    }

    private string? CurrencyOrNull()
    {
        try
        {
            return marketplace.Value.Currency is var currency && Currencies.IsKnown(currency) ? currency : null;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
