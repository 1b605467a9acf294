using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Sales figures of one store, as far back as its plan allows.</summary>
/// <remarks>Errors: <c>plan.feature_missing</c> for days further back than the plan allows. Units: amounts are in the
/// deployment's currency; orders in other currencies are excluded.</remarks>
public sealed class SellerAnalyticsQueries(
    MarketplaceDbContext db,
    IEntitlements entitlements,
    IProductViews views,
    ISellableCatalog catalog,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    private const string Feature = "analyticsDays";
    private const int MaxProducts = 50;
    private readonly TopProductRows _topProducts = new(db, marketplace);

    private string Currency => marketplace.Value.Currency;

    /// <summary>Totals of the last days compared with the same number of days before. Three statements.</summary>
    public async Task<Result<SellerFigures>> SummaryAsync(Guid sellerId, int days, CancellationToken cancellationToken)
    {
        var range = ReportRange.Last(days, clock.GetUtcNow(), marketplace.Value.Zone);
        if (await RefusalAsync(sellerId, range.From, cancellationToken) is { } refusal)
            return refusal;
        var sums = await SumAsync(sellerId, range, cancellationToken);
        var (newNow, newBefore) = await NewCustomersAsync(sellerId, range, cancellationToken);
        return new SellerFigures(
            range.From,
            range.To,
            MoneyFigure.Of(sums.Revenue, sums.RevenueBefore, Currency),
            CountFigure.Of(sums.Orders, sums.OrdersBefore),
            CountFigure.Of(sums.Units, sums.UnitsBefore),
            MoneyFigure.Of(
                Change.Average(sums.Revenue, sums.Orders),
                Change.Average(sums.RevenueBefore, sums.OrdersBefore),
                Currency
            ),
            MoneyFigure.Of(sums.Refunds, sums.RefundsBefore, Currency),
            CountFigure.Of(newNow, newBefore)
        );
    }

    /// <summary>Sales per day, including days without sales. Two statements.</summary>
    public async Task<Result<IReadOnlyList<SalesDay>>> SalesByDayAsync(
        Guid sellerId,
        IReadOnlyList<LocalDay> days,
        CancellationToken cancellationToken
    )
    {
        if (await RefusalAsync(sellerId, days[0].Day, cancellationToken) is { } refusal)
            return refusal;
        var (dates, starts, ends) = (
            days.Select(d => d.Day).ToArray(),
            days.Select(d => d.StartsAt).ToArray(),
            days.Select(d => d.EndsAt).ToArray()
        );
        var rows = await db
            .Database.SqlQuery<DaySums>(
                $"""
                SELECT d.day, count(f.order_id) AS orders, coalesce(sum(f.units), 0)::bigint AS units,
                    coalesce(sum(f.total_minor), 0)::bigint AS gross, coalesce(sum(f.refunded_minor),
                    0)::bigint AS refunds
                FROM unnest({dates}, {starts}, {ends}) AS d(day, starts_at, ends_at)
                LEFT JOIN analytics.order_facts f ON f.seller_id = {sellerId} AND f.currency = {Currency}
                    AND f.called_off_at IS NULL AND f.placed_at >= d.starts_at AND f.placed_at < d.ends_at
                GROUP BY d.day ORDER BY d.day
                """
            )
            .ToListAsync(cancellationToken);
        return rows.Select(r => r.ToSales(Currency)).ToArray();
    }

    /// <summary>The top products by sales of the last days. Four statements.</summary>
    public async Task<Result<IReadOnlyList<TopProduct>>> TopProductsAsync(
        Guid sellerId,
        int days,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var range = ReportRange.Last(days, clock.GetUtcNow(), marketplace.Value.Zone);
        if (await RefusalAsync(sellerId, range.From, cancellationToken) is { } refusal)
            return refusal;
        var rows = await _topProducts.FindAsync(sellerId, range, Math.Min(limit, MaxProducts), cancellationToken);
        var known = await catalog.FindAsync([.. rows.Select(r => r.VariantId)], cancellationToken);
        return rows.Select(r => new TopProduct(
                r.ProductId,
                known.GetValueOrDefault(r.VariantId)?.Title,
                r.Orders,
                r.Units,
                new(r.Sales, Currency)
            ))
            .ToArray();
    }

    /// <summary>Views of the store's products in the last days, most viewed first. Three statements.</summary>
    public async Task<Result<ViewsReport>> ProductViewsAsync(
        Guid sellerId,
        int days,
        CancellationToken cancellationToken
    )
    {
        var range = ReportRange.Last(days, clock.GetUtcNow(), marketplace.Value.Zone);
        if (await RefusalAsync(sellerId, range.From, cancellationToken) is { } refusal)
            return refusal;
        var byDay = (await views.ByDayAsync(sellerId, range.From, range.To, cancellationToken)).ToDictionary(
            d => d.Day,
            d => d.Views
        );
        var products = (await views.TopAsync(sellerId, range.From, range.To, MaxProducts, cancellationToken))
            .Select(p => new ProductViewsRow(p.ProductId, p.Title, p.Views, p.Uniques))
            .ToArray();
        var all = Enumerable
            .Range(0, range.Days)
            .Select(i => range.From.AddDays(i))
            .Select(day => new ViewsDay(day, byDay.GetValueOrDefault(day)))
            .ToArray();
        return new ViewsReport(range.From, range.To, all.Sum(d => d.Views), all, products);
    }

    /// <summary>How soon the store first answered the buyers who asked in the last days. Two statements.</summary>
    public async Task<Result<AnswerFigures>> AnswersAsync(Guid sellerId, int days, CancellationToken cancellationToken)
    {
        var range = ReportRange.Last(days, clock.GetUtcNow(), marketplace.Value.Zone);
        if (await RefusalAsync(sellerId, range.From, cancellationToken) is { } refusal)
            return refusal;
        var sums = await db
            .Database.SqlQuery<AnswerSums>(
                $"""
                SELECT count(*) AS asked, count(answered_at) AS answered, (percentile_cont(0.5) WITHIN GROUP
                    (ORDER BY extract(epoch FROM answered_at - asked_at)) / 60)::bigint AS median_minutes
                FROM analytics.answer_facts WHERE seller_id = {sellerId}
                    AND asked_at >= {range.From}::timestamp AT TIME ZONE {marketplace.Value.TimeZone}
                    AND asked_at < ({range.To}::date + 1)::timestamp AT TIME ZONE {marketplace.Value.TimeZone}
                """
            )
            .SingleAsync(cancellationToken);
        return new AnswerFigures(range.From, range.To, sums.Asked, sums.Answered, sums.MedianMinutes);
    }

    private async Task<Error?> RefusalAsync(Guid sellerId, DateOnly from, CancellationToken cancellationToken)
    {
        var limits = await entitlements.GetAsync(sellerId, cancellationToken);

        // One day of tolerance: in the requested time zone it may already be tomorrow.
        var days = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber - from.DayNumber;
        if (days <= limits.AnalyticsDays)
            return null;
        return limits.Missing(
            Feature,
            await entitlements.FindUpgradeAsync(limits, plan => plan.AnalyticsDays >= days, cancellationToken)
        );
    }

    private Task<RangeSums> SumAsync(Guid sellerId, ReportRange range, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<RangeSums>(
                $"""
                SELECT coalesce(sum(gross_minor - refunds_minor) FILTER (WHERE day >= {range.From}),
                    0)::bigint AS revenue, coalesce(sum(gross_minor - refunds_minor) FILTER (WHERE day < {range.From}),
                    0)::bigint AS revenue_before,
                       coalesce(sum(orders) FILTER (WHERE day >= {range.From}), 0)::bigint AS orders,
                           coalesce(sum(orders) FILTER (WHERE day < {range.From}), 0)::bigint AS orders_before,
                       coalesce(sum(units) FILTER (WHERE day >= {range.From}), 0)::bigint AS units,
                           coalesce(sum(units) FILTER (WHERE day < {range.From}), 0)::bigint AS units_before,
                       coalesce(sum(refunds_minor) FILTER (WHERE day >= {range.From}), 0)::bigint AS refunds,
                           coalesce(sum(refunds_minor) FILTER (WHERE day < {range.From}), 0)::bigint AS refunds_before
                FROM analytics.seller_daily WHERE seller_id = {sellerId} AND currency = {Currency}
                    AND day BETWEEN {range.BeforeFrom} AND {range.To}
                """
            )
            .SingleAsync(cancellationToken);

    private async Task<(long Now, long Before)> NewCustomersAsync(
        Guid sellerId,
        ReportRange range,
        CancellationToken cancellationToken
    )
    {
        var first = await db
            .Database.SqlQuery<NewCustomers>(
                $"""
                SELECT coalesce(sum(new_buyers) FILTER (WHERE day >= {range.From}), 0)::bigint AS now,
                    coalesce(sum(new_buyers) FILTER (WHERE day < {range.From}), 0)::bigint AS before
                FROM analytics.seller_daily WHERE seller_id = {sellerId}
                    AND day BETWEEN {range.BeforeFrom} AND {range.To}
                """
            )
            .SingleAsync(cancellationToken);
        return (first.Now, first.Before);
    }

    private sealed record NewCustomers(long Now, long Before);
}

/// <summary>Totals of a period and of the previous one.</summary>
internal sealed record RangeSums(
    long Revenue,
    long RevenueBefore,
    long Orders,
    long OrdersBefore,
    long Units,
    long UnitsBefore,
    long Refunds,
    long RefundsBefore
);

/// <summary>How many buyers asked and were answered in a period.</summary>
internal sealed record AnswerSums(long Asked, long Answered, long? MedianMinutes);

/// <summary>Totals of one day.</summary>
internal sealed record DaySums(DateOnly Day, long Orders, long Units, long Gross, long Refunds)
{
    public SalesDay ToSales(string currency) =>
        new(Day, Orders, Units, new(Gross - Refunds, currency), new(Refunds, currency));
}
