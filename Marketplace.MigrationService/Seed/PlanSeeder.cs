using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.MigrationService;

/// <summary>Creates the four plans, each with its first version.</summary>
/// <remarks>Repeat: existing plans are not changed.</remarks>
public sealed class PlanSeeder(
    MarketplaceDbContext db,
    UnitOfWork unitOfWork,
    IOptions<MarketplaceOptions> options,
    TimeProvider clock
) : ISeeder
{
    /// <summary>Long before any use, so that plans are in force even if the clock is set back.</summary>
    private static readonly DateTimeOffset EffectiveFrom = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int Order => 10;

    public bool IsWanted(MigrationArguments arguments) => true;

    public Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var present = await db.Set<Plan>().Select(p => p.Code).ToListAsync(ct);
                foreach (var (plan, terms) in FirstPlans(options.Value.Currency))
                {
                    if (present.Contains(plan.Code))
                        continue;
                    plan.AddVersion(terms, EffectiveFrom);
                    db.Add(plan);
                }

                return Result.Success;
            },
            cancellationToken
        );

    private IEnumerable<(Plan Plan, PlanTerms Terms)> FirstPlans(string currency)
    {
        yield return (
            Plan(PlanCodes.Free, "Ücretsiz", "Free", 0),
            Terms(new(0, currency), [3, 4, 1, 0, 0, 0, 0], 30, 1000)
        );
        yield return (
            Plan("standard", "Standart", "Standard", 10),
            Terms(new(19_900, currency), [25, 4, 2, 1, 1, 10_000, 500], 90, 800, "csvImport")
        );
        yield return (
            Plan("pro", "Pro", "Pro", 20),
            Terms(new(49_900, currency), [250, 8, 5, 5, 5, 100_000, 10_000], 365, 600, "csvImport", "factors")
        );
        yield return (
            Plan("business", "Kurumsal", "Business", 30),
            Terms(
                new(149_900, currency),
                [5_000, 12, 20, 20, 20, 1_000_000, 100_000],
                730,
                400,
                "csvImport",
                "factors",
                "prioritySupport"
            )
        );
    }

    private Plan Plan(string code, string nameTr, string nameEn, int sort) =>
        new(Ids.New(clock), code, nameTr, nameEn, sort);

    private static PlanTerms Terms(
        Money price,
        long[] limits,
        int analyticsDays,
        int commissionBps,
        params string[] features
    ) =>
        new(
            price,
            PlanPeriod.ThirtyDays,
            new Dictionary<string, long>
            {
                [UsageMetrics.ActiveListings] = limits[0],
                [UsageMetrics.ImagesPerProduct] = limits[1],
                [UsageMetrics.Members] = limits[2],
                [UsageMetrics.ApiKeys] = limits[3],
                [UsageMetrics.WebhookEndpoints] = limits[4],
                [UsageMetrics.ApiCallsPerDay] = limits[5],
                [UsageMetrics.ImportRowsPerMonth] = limits[6],
            },
            analyticsDays,
            features,
            commissionBps
        );
}
