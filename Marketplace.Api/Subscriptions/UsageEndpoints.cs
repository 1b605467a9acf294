using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Subscriptions;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Subscriptions;

/// <summary>A store's usage against the limits of its plan.</summary>
public static class UsageEndpoints
{
    private const int MaxDays = 366;
    private const int DefaultDays = 30;
    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateOnly LastDay = new(2999, 12, 31);

    public static void MapUsage(this IEndpointRouteBuilder api) =>
        api.MapGet("/seller/{sellerId:guid}/usage", GetUsage)
            .RequirePermission(Permissions.SellerMember)
            .WithTags("Subscriptions")
            .ProducesProblems(PlatformErrors.ValidationFailed)
            .WithSummary("Get limit and usage of each metric now, and counter usage by day")
            .Produces<UsageReportResponse>();

    public static async Task<IResult> GetUsage(
        Guid sellerId,
        string? metric,
        DateOnly? from,
        DateOnly? to,
        string? tz,
        UsageQueries queries,
        IOptions<MarketplaceOptions> marketplace,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var asked = ZoneParameter.Read(tz, marketplace.Value);
        if (!asked.Succeeded)
            return Problems.From(asked.Error);
        var zone = asked.Value;
        var until = to ?? LocalDays.Of(clock.GetUtcNow(), zone);
        if (until < FirstDay)
            return Problems.InvalidField("?to", "value.too_small", ("min", FirstDay));
        if (until > LastDay)
            return Problems.InvalidField("?to", "value.too_large", ("max", LastDay));
        var since = from ?? until.AddDays(1 - DefaultDays);
        if (since > until)
            return Problems.InvalidField("?from", "value.too_large", ("max", until));
        if (until.DayNumber - since.DayNumber >= MaxDays)
            return Problems.InvalidField("?from", "value.too_small", ("min", until.AddDays(1 - MaxDays)));
        var usage = await queries.NowAsync(sellerId, cancellationToken);
        var lines = usage.Lines.Where(l => metric is null || l.Metric == metric).ToList();
        if (lines.Count == 0)
        {
            return Problems.InvalidField(
                "?metric",
                "value.not_allowed",
                ("allowed", usage.Lines.Select(l => l.Metric).ToArray())
            );
        }

        var history = await queries.HistoryAsync(
            sellerId,
            metric,
            LocalDays.Between(since, until, zone),
            cancellationToken
        );
        return TypedResults.Ok(
            new UsageReportResponse(
                new(usage.Limits.PlanCode, usage.Limits.PlanVersion),
                lines.Select(UsageResponse.From).ToList(),
                since,
                until,
                history.Select(h => new UsageDayResponse(h.Metric, h.Day, h.Quantity)).ToList()
            )
        );
    }
}

/// <summary>Current and historical usage.</summary>
/// <param name="History">Counter usage by day of the time zone asked for, omitting days without usage; gauges have
/// none.</param>
public sealed record UsageReportResponse(
    PlanRef Plan,
    IReadOnlyList<UsageResponse> Current,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<UsageDayResponse> History
);

/// <summary>Limit and usage of one metric.</summary>
/// <param name="Kind"><c>gauge</c> (number that exist now), <c>counter</c> (number used in the period) or <c>static</c>
/// (a fixed maximum that is never used up).</param>
/// <param name="Used">Null for a static limit.</param>
/// <param name="Remaining">Never below zero; null for a static limit.</param>
/// <param name="PeriodStartOn">Start of the counter's current period; null for other kinds.</param>
public sealed record UsageResponse(
    string Metric,
    MetricKind Kind,
    long Limit,
    long? Used,
    long? Remaining,
    DateOnly? PeriodStartOn
)
{
    public static UsageResponse From(UsageLine line) =>
        line.Kind == MetricKind.Static
            ? new(line.Metric, line.Kind, line.Limit, null, null, null)
            : new(
                line.Metric,
                line.Kind,
                line.Limit,
                line.Used,
                Math.Max(line.Limit - line.Used, 0),
                line.PeriodStartOn
            );
}

/// <summary>Counter usage on one day.</summary>
public sealed record UsageDayResponse(string Metric, DateOnly Day, long Quantity);
