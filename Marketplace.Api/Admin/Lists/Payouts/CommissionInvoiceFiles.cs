using Marketplace.Api.Admin.Access;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Commission invoices as files.</summary>
public static class CommissionInvoiceFiles
{
    /// <summary>Maps the files, for those who may see the pages.</summary>
    public static void MapCommissionInvoiceFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup(AdminComposition.Root).RequireAuthorization(AdminAccess.Read).ExcludeFromDescription();
        foreach (var (ending, format) in DocumentFiles.Formats)
        {
            files.MapGet(
                "/commission-invoices/{id:guid}/invoice." + ending,
                (Guid id, HttpContext http, CommissionInvoiceQueries invoices) =>
                    AnswerAsync(id, format, http, invoices)
            );
        }
    }

    /// <summary>Where a commission invoice is as a file, without the ending.</summary>
    public static string Href(Guid id) => $"{AdminComposition.Root}/commission-invoices/{id}/invoice";

    private static async Task<IResult> AnswerAsync(
        Guid id,
        string format,
        HttpContext http,
        CommissionInvoiceQueries invoices
    ) =>
        await DocumentFiles.AnswerAsync(
            http,
            format,
            await invoices.FindAsync(null, id, http.RequestAborted) is { } invoice
                ? new(
                    "commission-invoice " + id,
                    invoice.Number,
                    language => invoices.PdfAsync(invoice, language, http.RequestAborted),
                    language => Task.FromResult(invoices.Document(invoice, language))
                )
                : null
        );
}
