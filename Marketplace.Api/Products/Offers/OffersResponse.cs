using Marketplace.Api.Http;
using Marketplace.Modules.Products;

namespace Marketplace.Api.Products;

/// <summary>What became of each offer.</summary>
/// <param name="Updated">How many were changed.</param>
/// <param name="Unchanged">How many were as asked for already.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Results">In the order of the request.</param>
public sealed record OffersResponse(int Updated, int Unchanged, int Refused, IReadOnlyList<OfferResult> Results)
{
    internal static OffersResponse From(IReadOnlyList<OfferOutcome> outcomes, HttpContext context)
    {
        var counts = outcomes.CountBy(o => o.Status).ToDictionary();
        return new(
            counts.GetValueOrDefault(OfferStatus.Updated),
            counts.GetValueOrDefault(OfferStatus.Unchanged),
            counts.GetValueOrDefault(OfferStatus.Refused),
            [.. outcomes.Select(o => OfferResult.From(o, context))]
        );
    }
}

/// <summary>One offer.</summary>
/// <param name="Code">Code of the problem; null when it was not refused.</param>
/// <param name="Problem">Why it was refused; pointers start at the offer's item. Null when it was not.</param>
/// <param name="Version">Version of the stock now; null where it was not read.</param>
public sealed record OfferResult(string Sku, OfferStatus Status, string? Code, ProblemDocument? Problem, long? Version)
{
    internal static OfferResult From(OfferOutcome outcome, HttpContext context) =>
        new(
            outcome.Sku,
            outcome.Status,
            outcome.Error?.Code,
            outcome.Error is null ? null : Problems.DocumentOf(context, outcome.Error, context.Request.Path.Value!),
            outcome.Version
        );
}
