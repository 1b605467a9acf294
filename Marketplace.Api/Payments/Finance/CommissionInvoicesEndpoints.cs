using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>Commission invoices: a store's own, and all of them for administrators.</summary>
public static class CommissionInvoicesEndpoints
{
    private const string Formats =
        "JSON, or by `Accept`: text/csv, application/pdf, or "
        + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet. `Accept-Language` chooses the language "
        + "of a file. A PDF is written once in each language and never changes.";

    public static void MapCommissionInvoices(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/seller/{sellerId:guid}/commission-invoices").WithTags("Seller: finance");
        own.MapGet("", ListCommissionInvoices)
            .RequirePermission(Permissions.Seller(SellerScopes.FinanceRead))
            .Produces<PageResponse<CommissionInvoiceSummary>>()
            .WithSummary("List commission invoices and credit notes, newest first");
        own.MapGet("/{id:guid}", GetCommissionInvoice)
            .RequirePermission(Permissions.Seller(SellerScopes.FinanceRead))
            .AnswersDocument("Get a commission invoice or credit note with its lines");
        var all = api.MapGroup("/admin/commission-invoices").WithTags("Admin: payments");
        all.MapGet("", ListAllCommissionInvoices)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<CommissionInvoiceSummary>>()
            .WithSummary("List commission invoices and credit notes of all stores, newest first");
        all.MapGet("/{id:guid}", GetAnyCommissionInvoice)
            .RequirePermission(Permissions.Support)
            .AnswersDocument("Get any commission invoice or credit note with its lines");
        all.MapPut("/{id:guid}/external", NameExternally)
            .RequirePermission(Permissions.Admin)
            .Validates<ExternalInvoiceRequest, ExternalInvoiceRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Record the number and the UUID that a commission invoice has as an e-invoice");
    }

    public static Task<IResult> ListCommissionInvoices(
        Guid sellerId,
        string? month,
        [AsParameters] PageQuery page,
        CommissionInvoiceQueries queries,
        CancellationToken cancellationToken
    ) => ListAsync(sellerId, month, page, queries, cancellationToken);

    public static Task<IResult> GetCommissionInvoice(
        Guid sellerId,
        Guid id,
        HttpContext context,
        CommissionInvoiceQueries queries,
        CancellationToken cancellationToken
    ) => AnswerAsync(sellerId, id, context, queries, cancellationToken);

    public static Task<IResult> ListAllCommissionInvoices(
        string? month,
        Guid? seller,
        [AsParameters] PageQuery page,
        CommissionInvoiceQueries queries,
        CancellationToken cancellationToken
    ) => ListAsync(seller, month, page, queries, cancellationToken);

    public static Task<IResult> GetAnyCommissionInvoice(
        Guid id,
        HttpContext context,
        CommissionInvoiceQueries queries,
        CancellationToken cancellationToken
    ) => AnswerAsync(null, id, context, queries, cancellationToken);

    public static async Task<IResult> NameExternally(
        Guid id,
        ExternalInvoiceRequest request,
        CurrentUser user,
        CommissionInvoiceAdministrationService invoices,
        CancellationToken cancellationToken
    ) => (await invoices.NameExternallyAsync(user.Actor, id, request.Number, request.Uuid, cancellationToken)).ToHttp();

    private static RouteHandlerBuilder AnswersDocument(this RouteHandlerBuilder builder, string summary) =>
        builder
            .Produces<CommissionInvoiceResponse>()
            .ProducesFiles(DocumentAnswers.Csv, DocumentAnswers.Xlsx, DocumentAnswers.Pdf)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary(summary)
            .WithDescription(Formats);

    private static async Task<IResult> ListAsync(
        Guid? sellerId,
        string? month,
        PageQuery page,
        CommissionInvoiceQueries queries,
        CancellationToken cancellationToken
    )
    {
        var (request, asked) = (page.ToRequest(), MonthParameter.Read(month));
        if (!request.Succeeded || !asked.Succeeded)
            return Problems.From(request.Error ?? asked.Error!);
        var found = await queries.ListAsync(new(sellerId, asked.Value), request.Value, cancellationToken);
        return found.ToHttp(rows => ApiResults.Page(rows.Map(CommissionInvoiceSummary.From)));
    }

    private static async Task<IResult> AnswerAsync(
        Guid? sellerId,
        Guid id,
        HttpContext context,
        CommissionInvoiceQueries queries,
        CancellationToken cancellationToken
    )
    {
        if (await queries.FindAsync(sellerId, id, cancellationToken) is not { } invoice)
            return Problems.From(PlatformErrors.NotFound);
        var format = DocumentAnswers.FormatOf(
            context.Request,
            DocumentAnswers.Csv,
            DocumentAnswers.Xlsx,
            DocumentAnswers.Pdf
        );
        if (format == DocumentAnswers.Json)
            return TypedResults.Ok(CommissionInvoiceResponse.From(invoice));
        var language = RequestLanguage.Of(context);
        var content =
            format == DocumentAnswers.Pdf
                ? await queries.PdfAsync(invoice, language, cancellationToken)
                : DocumentAnswers.Write(queries.Document(invoice, language), format);
        return DocumentAnswers.File(context, format, content, invoice.Number);
    }
}
