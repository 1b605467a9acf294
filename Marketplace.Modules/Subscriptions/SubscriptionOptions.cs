using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Settings of billing.</summary>
public sealed class SubscriptionOptions : ICheckedOptions
{
    public const string Section = "Subscriptions";

    /// <summary>Tax inside plan prices, basis points.</summary>
    public int TaxBps { get; set; } = 2000;

    public IEnumerable<OptionProblem> Check()
    {
        if (TaxBps is < 0 or > 10_000)
            yield return new($"{Section}:TaxBps", "0 to 10000 basis points", "2000");
    }
}
