using Marketplace.Api.Subscriptions;

namespace Marketplace.Api.Admin.Forms;

/// <summary>The terms of a plan in words, to be looked at before they are saved.</summary>
internal static class PlanFacts
{
    /// <param name="terms">Valid terms.</param>
    public static IReadOnlyList<(string Label, string Value)> Of(AdminText texts, PlanTermsRequest terms) =>
        [
            (texts.Price, texts.Money(terms.Price!.Value)),
            (texts.Period, StateTexts.Of(terms.Period!.Value).In(texts.Language)),
            (texts.Commission, texts.Rate(terms.CommissionBps!.Value)),
            (texts.AnalyticsDays, texts.Number(terms.AnalyticsDays!.Value)),
            .. PlanMetrics.All.Select(metric =>
                (StateTexts.Of(metric).In(texts.Language), texts.Number(terms.Limits![metric]))
            ),
            (texts.Features, terms.Features is { Count: > 0 } features ? string.Join(", ", features) : "–"),
        ];
}
