using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Recomputes the daily figures of marked days from the order facts: those of stores and their products, then
/// those of the marketplace.</summary>
/// <remarks>Repeat: recomputing a day yields the same rows. Order and locks: one roll-up at a time; it claims the marks
/// first, waiting for events that are writing them, and reads the facts in a later statement, so nothing committed
/// before a mark was claimed is missed.</remarks>
public sealed class DailyRollUpService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    IOptions<MarketplaceOptions> marketplace
)
{
    private const int Batch = 2_000;
    private readonly SellerDayFigures _stores = new(db, marketplace);
    private readonly MarketDayFigures _market = new(db, marketplace);

    /// <summary>Runs until no day is marked and returns the number of store days recomputed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (done, counted) = (0, Batch);
        while (counted == Batch)
        {
            counted = await unitOfWork.RunAsync(CountStoresAsync, cancellationToken);
            done += counted;
        }

        while (await unitOfWork.RunAsync(CountMarketAsync, cancellationToken)) { }

        return done;
    }

    private async Task<int> CountStoresAsync(CancellationToken cancellationToken)
    {
        await AdvisoryLocks.AnalyticsRollUp.WaitAsync(db, cancellationToken);
        var marks = await db
            .Database.SqlQuery<SellerDay>(
                $"""
                DELETE FROM analytics.days_to_roll_up d USING (SELECT seller_id, day, currency
                    FROM analytics.days_to_roll_up ORDER BY marked_at LIMIT {Batch}) due
                WHERE d.seller_id = due.seller_id AND d.day = due.day AND d.currency = due.currency
                RETURNING d.seller_id, d.day, d.currency
                """
            )
            .ToListAsync(cancellationToken);
        if (marks.Count == 0)
            return 0;
        var days = Days(marks);
        await _stores.CountAsync(
            Days([.. marks.Union(await _stores.FollowingAsync(days, cancellationToken))]),
            cancellationToken
        );
        await _market.MarkAsync(days, cancellationToken);
        return marks.Count;
    }

    private async Task<bool> CountMarketAsync(CancellationToken cancellationToken)
    {
        await AdvisoryLocks.AnalyticsRollUp.WaitAsync(db, cancellationToken);
        return await _market.CountNextAsync(cancellationToken);
    }

    private SellerDays Days(IReadOnlyCollection<SellerDay> days) => SellerDays.Of(days, marketplace.Value.Zone);
}
