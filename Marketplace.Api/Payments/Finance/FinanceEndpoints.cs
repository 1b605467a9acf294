using Marketplace.Api.Http;
using Marketplace.Modules;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Payments;

/// <summary>The marketplace's money for its operators.</summary>
public static class FinanceEndpoints
{
    public static void MapFinance(this IEndpointRouteBuilder api) =>
        api.MapGet("/admin/finance/summary", GetSummary)
            .RequirePermission(Permissions.Support)
            .WithTags("Admin: payments")
            .Produces<FinanceSummary>()
            .ProducesFiles(DocumentAnswers.Csv, DocumentAnswers.Xlsx)
            .WithSummary("Get commission, tax, costs and balances of a month")
            .WithDescription(
                "From the ledger. The current month when `month` is omitted. JSON, or by `Accept` text/csv or "
                    + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet."
            );

    public static async Task<IResult> GetSummary(
        string? month,
        HttpContext context,
        FinanceSummaryQueries summaries,
        IOptions<MarketplaceOptions> marketplace,
        IOptions<DocumentsOptions> documents,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var asked = MonthParameter.Read(month);
        if (!asked.Succeeded)
            return Problems.From(asked.Error);
        var summary = await summaries.OfAsync(asked.Value, cancellationToken);
        var format = DocumentAnswers.FormatOf(context.Request, DocumentAnswers.Csv, DocumentAnswers.Xlsx);
        if (format == DocumentAnswers.Json)
            return TypedResults.Ok(summary);
        var issuer = PartyIdentity.Of(marketplace.Value, documents.Value);
        var document = FinanceSummaryDocument.Of(summary, issuer, RequestLanguage.Of(context), clock.GetUtcNow());
        return DocumentAnswers.File(
            context,
            format,
            DocumentAnswers.Write(document, format),
            "finance-" + summary.Month
        );
    }
}
