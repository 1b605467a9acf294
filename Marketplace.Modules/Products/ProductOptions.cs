using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Catalog settings: tax rate of each tax class, in basis points, and how many drafts a store may
/// keep.</summary>
public sealed class ProductOptions : ICheckedOptions
{
    public const string Section = "Products";

    public int StandardTaxBps { get; set; } = 2000;

    public int ReducedTaxBps { get; set; } = 1000;

    public int SuperReducedTaxBps { get; set; } = 100;

    /// <summary>Products never published that an approved store may keep, or as many as its plan lists if that is
    /// more.</summary>
    public int MaxDrafts { get; set; } = 200;

    /// <summary>Products that a store may prepare before it is approved.</summary>
    public int MaxDraftsBeforeApproval { get; set; } = 20;

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
            if (value is < 0 or > 10_000)
                yield return new($"{Section}:{name}", "a rate in basis points from 0 to 10000", "2000");
        if (MaxDraftsBeforeApproval is < 1 or > 10_000)
            yield return new($"{Section}:{nameof(MaxDraftsBeforeApproval)}", "a whole number from 1 to 10000", "20");
        if (MaxDrafts < MaxDraftsBeforeApproval || MaxDrafts > 10_000)
            yield return new(
                $"{Section}:{nameof(MaxDrafts)}",
                $"a whole number from {nameof(MaxDraftsBeforeApproval)} to 10000",
                "200"
            );
    }
}
