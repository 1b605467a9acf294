using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Analytics;

namespace Marketplace.Api.Analytics;

/// <summary>Query parameters shared by the reports.</summary>
internal static class AnalyticsQuery
{
    private const string DefaultRange = "30d";

    /// <summary>Returns the report for the requested range, or a validation problem when <c>range</c> is
    /// unknown.</summary>
    public static Task<IResult> ReportAsync(string? range, Func<int, Task<IResult>> reportAsync) =>
        ReportRange.Lengths.TryGetValue(range ?? DefaultRange, out var days)
            ? reportAsync(days)
            : Task.FromResult(
                Problems.InvalidField("?range", "value.not_allowed", ("allowed", ReportRange.Lengths.Keys.ToArray()))
            );
}
