using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers;

/// <summary>Settings of stores.</summary>
public sealed class SellersOptions : ICheckedOptions
{
    public const string Section = "Sellers";

    /// <summary>Show on each store's page who sells there, as Turkish law demands of a marketplace.</summary>
    public bool ShowIdentity { get; set; } = true;

    public IEnumerable<OptionProblem> Check() => [];
}
