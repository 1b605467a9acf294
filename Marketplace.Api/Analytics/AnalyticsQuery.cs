using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Analytics;

namespace Marketplace.Api.Analytics;

/// <summary>Query parameters that reports share.</summary>
internal static class AnalyticsQuery
{
    private const string DefaultRange = "30d";

    /// <summary>Answers with the report over the wanted days, or with what is wrong with <c>range</c>.</summary>
    public static Task<IResult> OverAsync(string? range, Func<int, Task<IResult>> reportAsync) =>
        ReportRange.Lengths.TryGetValue(range ?? DefaultRange, out var days)
            ? reportAsync(days)
            : Task.FromResult(Invalid("?range", "value.not_allowed", ("allowed", ReportRange.Lengths.Keys.ToArray())));

    public static IResult Invalid(string pointer, string code, params (string, object?)[] parameters) =>
        Problems.From(PlatformErrors.ValidationFailed.ToError() with { Fields = [new(pointer, code, parameters)] });
}
