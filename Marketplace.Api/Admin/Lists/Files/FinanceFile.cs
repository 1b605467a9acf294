using Marketplace.Api.Admin.Access;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Lists;

/// <summary>The finance page as a workbook.</summary>
public static class FinanceFile
{
    public const string Path = "/finance.xlsx";

    public static void MapFinanceFile(this IEndpointRouteBuilder app) =>
        app.MapGroup(AdminComposition.Root)
            .RequireAuthorization(AdminAccess.Read)
            .ExcludeFromDescription()
            .MapGet(Path, AnswerAsync);

    /// <summary>Answers with the file, and writes to the audit log who took it; goes to the page for an unknown
    /// month.</summary>
    private static async Task<IResult> AnswerAsync(
        string? month,
        HttpContext http,
        AdminText text,
        AdminUser user,
        FinanceSummaryQueries summaries,
        CancellationToken cancellationToken
    )
    {
        var asked = MonthParameter.Read(month);
        if (!asked.Succeeded)
            return TypedResults.LocalRedirect($"{AdminComposition.Root}/finance");
        var services = http.RequestServices;
        var audit = services.GetRequiredService<ExportAuditService>();
        var recorded = await audit.RecordAsync(user.Actor.UserId, "finance", ["month"], cancellationToken);
        if (!recorded.Succeeded)
            throw new InvalidOperationException($"The export could not be audited: {recorded.Error.Code}.");
        var summary = await summaries.OfAsync(asked.Value, cancellationToken);
        var issuer = PartyIdentity.Of(
            services.GetRequiredService<IOptions<MarketplaceOptions>>().Value,
            services.GetRequiredService<IOptions<DocumentsOptions>>().Value
        );
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var document = FinanceSummaryDocument.Of(summary, issuer, text.Language, now);
        return DocumentAnswers.File(
            http,
            DocumentAnswers.Xlsx,
            XlsxDocumentWriter.Write(document),
            "finance-" + summary.Month
        );
    }
}
