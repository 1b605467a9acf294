using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Catalog settings: tax rate of each tax class, in basis points.</summary>
internal sealed class ProductOptions : ICheckedOptions
{
    public const string Section = "Products";

    public int StandardTaxBps { get; set; } = 2000;

    public int ReducedTaxBps { get; set; } = 1000;

    public int SuperReducedTaxBps { get; set; } = 100;

    /// <summary>Tax rate included in the price, basis points; 0 for exempt goods.</summary>
    public int TaxBps(TaxClass taxClass) =>
        taxClass switch
        {
            TaxClass.Standard => StandardTaxBps,
            TaxClass.Reduced => ReducedTaxBps,
            TaxClass.SuperReduced => SuperReducedTaxBps,
            _ => 0,
        };

    public IEnumerable<OptionProblem> Check()
    {
        (string Name, int Value)[] rates =
        [
            (nameof(StandardTaxBps), StandardTaxBps),
            (nameof(ReducedTaxBps), ReducedTaxBps),
            (nameof(SuperReducedTaxBps), SuperReducedTaxBps),
        ];
        foreach (var (name, value) in rates)
        {
            if (value is < 0 or > 10_000)
                yield return new($"{Section}:{name}", "a rate in basis points from 0 to 10000", "2000");
        }
    }
}
