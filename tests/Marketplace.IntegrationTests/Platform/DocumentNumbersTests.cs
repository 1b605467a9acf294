using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>Numbers of documents: each series and year counts by itself, and no number is lost or given
/// twice.</summary>
public sealed class DocumentNumbersTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Next_FiftyAtOnceInTwoSeriesAndYearsWithRollbacks_LeavesNoGap()
    {
        var issued = await Races.AtOnceAsync(
            200,
            async i =>
            {
                var (series, year) = (i % 2 == 0 ? "A" : "B", i % 4 < 2 ? 2026 : 2027);
                return (Series: series, Year: year, Number: await NextAsync(series, year, isKept: i % 5 != 0));
            }
        );

        var kept = issued.Where(n => n.Number is not null).GroupBy(n => (n.Series, n.Year)).ToList();
        Assert.Equal(4, kept.Count);
        Assert.All(
            kept,
            numbers =>
            {
                Assert.Equal(40, numbers.Count());
                Assert.Equal(Enumerable.Range(1, 40), numbers.Select(n => n.Number!.Value).Order());
            }
        );
        Assert.Equal(41, await NextAsync("A", 2026, isKept: true));
    }

    [Fact]
    public async Task Next_OutsideOfATransaction_IsRefused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.InScopeAsync<DocumentNumbers, int>(numbers => numbers.NextAsync("C", 2026, default))
        );
        Assert.Equal(1, await NextAsync("C", 2026, isKept: true));
    }

    /// <summary>The number, or null if its transaction was rolled back.</summary>
    private async Task<int?> NextAsync(string series, int year, bool isKept)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var numbers = scope.ServiceProvider.GetRequiredService<DocumentNumbers>();
        var result = await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .ExecuteAsync<int>(
                async ct =>
                {
                    var number = await numbers.NextAsync(series, year, ct);
                    return isKept ? number : PlatformErrors.NotFound;
                },
                default
            );
        return result.Succeeded ? result.Value : null;
    }
}
