using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Invariants;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>The marketplace's own checks, as assertions.</summary>
public static class InvariantAssertions
{
    /// <summary>Fails where money, stock, orders and books do not agree, once everybody heard everything.</summary>
    public static async Task AssertInvariantsAsync(this MarketplaceApp app)
    {
        await app.DrainAsync();
        var report = await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(report.Ok, Broken(report));
    }

    /// <summary>What is violated, and by which rows.</summary>
    public static string Broken(InvariantReport report) =>
        string.Join(
            "; ",
            report
                .Checks.Where(c => c.Violations > 0)
                .Select(c => $"{c.Code} {c.Violations}: {string.Join(", ", c.Examples)}")
        );
}
