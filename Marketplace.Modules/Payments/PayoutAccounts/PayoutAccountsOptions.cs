using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Settings of sellers' payout accounts.</summary>
public sealed class PayoutAccountsOptions : ICheckedOptions
{
    public const string Section = "PayoutAccounts";

    /// <summary>Hours after which a changed IBAN, or a new account at a provider, is paid to; what is paid before goes
    /// to the one it replaces.</summary>
    public int IbanDelayHours { get; set; } = 48;

    internal TimeSpan IbanDelay => TimeSpan.FromHours(IbanDelayHours);

    public IEnumerable<OptionProblem> Check()
    {
        if (IbanDelayHours is < 0 or > 720)
            yield return new($"{Section}:{nameof(IbanDelayHours)}", "a number of hours from 0 to 720", "48");
    }
}
