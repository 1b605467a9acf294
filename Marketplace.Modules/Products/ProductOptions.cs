using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Catalog settings: tax rate of each tax class in basis points, and what a store may keep without selling
/// it.</summary>
public sealed class ProductOptions : ICheckedOptions
{
    public const string Section = "Products";

    internal const long Megabyte = 1024 * 1024;

    /// <summary>What one picture of a listing adds to the room of an approved store.</summary>
    private const int MegabytesPerImage = 2;

    public int StandardTaxBps { get; set; } = 2000;

    public int ReducedTaxBps { get; set; } = 1000;

    public int SuperReducedTaxBps { get; set; } = 100;

    /// <summary>Most drafts of a store that was never approved.</summary>
    public int DraftsBeforeApproval { get; set; } = 20;

    /// <summary>Most megabytes of pictures of a store that was never approved.</summary>
    public int ImageMegabytesBeforeApproval { get; set; } = 50;

    /// <summary>Drafts that every approved store may have; a plan with more than half as many listings allows
    /// more.</summary>
    public int Drafts { get; set; } = 200;

    /// <summary>Megabytes of pictures that every approved store may have; a large plan allows more.</summary>
    public int ImageMegabytes { get; set; } = 500;

    /// <summary>Most drafts of an approved store: two for each listing of its plan.</summary>
    internal long DraftsOf(PlanLimits limits) => Math.Max(Drafts, 2 * limits.Limit(UsageMetrics.ActiveListings));

    /// <summary>Most megabytes of an approved store: two for each picture of each listing of its plan.</summary>
    internal long ImageMegabytesOf(PlanLimits limits) =>
        Math.Max(
            ImageMegabytes,
            MegabytesPerImage * limits.Limit(UsageMetrics.ActiveListings) * limits.Limit(UsageMetrics.ImagesPerProduct)
        );

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
        (string Name, int Value)[] allowances =
        [
            (nameof(DraftsBeforeApproval), DraftsBeforeApproval),
            (nameof(ImageMegabytesBeforeApproval), ImageMegabytesBeforeApproval),
            (nameof(Drafts), Drafts),
            (nameof(ImageMegabytes), ImageMegabytes),
        ];
        foreach (var (name, value) in allowances)
        {
            if (value is < 0 or > 1_000_000)
                yield return new($"{Section}:{name}", "a whole number from 0 to 1000000", "200");
        }
    }
}
