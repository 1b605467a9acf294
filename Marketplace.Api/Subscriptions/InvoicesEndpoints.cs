using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Subscriptions;

/// <summary>Invoices of a store and their payment.</summary>
public static class InvoicesEndpoints
{
    public static void MapInvoices(this IEndpointRouteBuilder api)
    {
        var invoices = api.MapGroup("/seller/{sellerId:guid}/subscription/invoices").WithTags("Subscriptions");
        invoices
            .MapGet("", ListInvoices)
            .RequirePermission(Permissions.Seller(SellerScopes.FinanceRead))
            .WithSummary("List invoices, newest first")
            .Produces<PageResponse<InvoiceResponse>>();
        invoices
            .MapGet("/{invoiceId:guid}", GetInvoice)
            .RequirePermission(Permissions.Seller(SellerScopes.FinanceRead))
            .SendsETag()
            .WithSummary("Get an invoice with its lines")
            .Produces<InvoiceResponse>();
        invoices
            .MapPost("/{invoiceId:guid}/pay", PayInvoice)
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .Idempotent()
            .Continues<InvoicePaymentResponse>(OpenPaymentPage)
            .ProducesProblems(
                PlatformErrors.NotFound,
                SubscriptionErrors.InvoiceNotPayable,
                PaymentErrors.InProgress,
                PaymentErrors.MethodUnavailable,
                PaymentErrors.ProviderError
            )
            .WithSummary("Get the payment page of an open invoice")
            .Produces<InvoicePaymentResponse>(StatusCodes.Status201Created);
        // Browser pages behind the payment links in mails. A GET changes nothing, so link scanners do no harm.
        api.MapGet("/invoices/{invoiceId:guid}/pay", ShowPayPage)
            .AllowAnonymous()
            .TakesAnyQuery()
            .ExcludeFromDescription();
        api.MapPost("/invoices/{invoiceId:guid}/pay", PayByLink)
            .TakesAnyQuery()
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .ExcludeFromDescription();
    }

    public static async Task<IResult> ListInvoices(
        Guid sellerId,
        Choice<InvoiceStatus>? status,
        [AsParameters] PageQuery page,
        InvoiceQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        var invoices = await queries.ListAsync(sellerId, status?.Value, request.Value, cancellationToken);
        return invoices.ToHttp(found => ApiResults.Page(found.Map(InvoiceResponse.From)));
    }

    public static async Task<IResult> GetInvoice(
        Guid sellerId,
        Guid invoiceId,
        InvoiceQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(sellerId, invoiceId, cancellationToken) is { } invoice
            ? ApiResults.WithETag(InvoiceResponse.From(invoice), invoice.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> PayInvoice(
        Guid sellerId,
        Guid invoiceId,
        InvoicePaymentService service,
        CancellationToken cancellationToken
    )
    {
        var result = await service.PayAsync(sellerId, invoiceId, cancellationToken);
        return result.ToHttp(payment =>
        {
            var response = InvoicePaymentResponse.From(payment);
            return ApiResults.AfterCommit(Created(response), response);
        });
    }

    private static async Task<IResult> OpenPaymentPage(
        InvoicePaymentResponse payment,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var payments = context.RequestServices.GetRequiredService<IPayments>();
        var opened = await payments.OpenCheckoutAsync(payment.Id, cancellationToken);
        return opened.ToHttp(found => Created(InvoicePaymentResponse.From(found)));
    }

    private static Created<InvoicePaymentResponse> Created(InvoicePaymentResponse payment) =>
        TypedResults.Created($"/api/v1/payments/{payment.Id}", payment);

    public static async Task<IResult> ShowPayPage(
        Guid invoiceId,
        string? token,
        HttpContext context,
        InvoiceLinkService links,
        IBillingDirectory billing,
        CancellationToken cancellationToken
    )
    {
        var language = RequestLanguage.Of(context);
        context.Response.Headers.CacheControl = "no-store";
        return
            links.Accepts(invoiceId, token) && await billing.InvoiceAsync(invoiceId, cancellationToken) is { } invoice
            ? InvoicePayPage.Show(invoice, language)
            : InvoicePayPage.ShowUnknown(language);
    }

    public static async Task<IResult> PayByLink(
        Guid invoiceId,
        string? token,
        HttpContext context,
        InvoiceLinkService links,
        InvoicePaymentService service,
        IPayments payments,
        CancellationToken cancellationToken
    )
    {
        var language = RequestLanguage.Of(context);
        if (!links.Accepts(invoiceId, token))
            return InvoicePayPage.ShowUnknown(language);
        var created = await service.PayAsync(null, invoiceId, cancellationToken);
        if (!created.Succeeded)
            return InvoicePayPage.ShowRefusal(created.Error, language);
        var opened = await payments.OpenCheckoutAsync(created.Value.Id, cancellationToken);
        return opened.Succeeded
            ? TypedResults.Redirect(opened.Value.CheckoutUrl!)
            : InvoicePayPage.ShowRefusal(opened.Error, language);
    }
}
