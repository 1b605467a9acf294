using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>A store's invoices and their payment.</summary>
public static class InvoicesEndpoints
{
    public static void MapInvoices(this IEndpointRouteBuilder api)
    {
        var invoices = api.MapGroup("/seller/{sellerId:guid}/subscription/invoices").WithTags("Subscriptions");
        invoices.MapGet("", ListInvoices).RequirePermission(Permissions.SellerMember).WithSummary("Invoices, newest first").Produces<PageResponse<InvoiceResponse>>();
        invoices.MapGet("/{invoiceId:guid}", GetInvoice).RequirePermission(Permissions.SellerMember).WithSummary("An invoice with its lines").Produces<InvoiceResponse>();
        invoices.MapPost("/{invoiceId:guid}/pay", PayInvoice).RequirePermission(Permissions.SellerOwner).Idempotent().Refuses(PlatformErrors.NotFound, SubscriptionErrors.InvoiceNotPayable, PaymentErrors.InProgress, PaymentErrors.MethodUnavailable, PaymentErrors.ProviderError)
            .WithSummary("Get the payment page of an open invoice").Produces<InvoicePaymentResponse>(StatusCodes.Status201Created);
        api.MapGet("/invoices/{invoiceId:guid}/pay", PayByLink).AllowAnonymous().WithTags("Subscriptions").Refuses(PlatformErrors.NotFound, SubscriptionErrors.InvoiceNotPayable, PaymentErrors.InProgress, PaymentErrors.MethodUnavailable, PaymentErrors.ProviderError)
            .WithSummary("Link of a mail: sends on to the payment page").Produces(StatusCodes.Status302Found);
    }

    public static async Task<IResult> ListInvoices(Guid sellerId, Choice<InvoiceStatus>? status, [AsParameters] PageQuery page, InvoiceQueries queries, CancellationToken cancellationToken)
    {
        var request = page.ToRequest();
        if (!request.Succeeded) return Problems.From(request.Error);
        var invoices = await queries.ListAsync(sellerId, status?.Value, request.Value, cancellationToken);
        return invoices.ToHttp(found => Answers.Page(found.Map(InvoiceResponse.From)));
    }

    public static async Task<IResult> GetInvoice(Guid sellerId, Guid invoiceId, InvoiceQueries queries, CancellationToken cancellationToken) =>
        await queries.FindAsync(sellerId, invoiceId, cancellationToken) is { } invoice
            ? Answers.WithETag(InvoiceResponse.From(invoice), invoice.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> PayInvoice(Guid sellerId, Guid invoiceId, InvoicePayments service, IPayments payments, CancellationToken cancellationToken)
    {
        var result = await service.PayAsync(sellerId, invoiceId, cancellationToken);
        return result.ToHttp(payment => Answers.AfterCommit(Answer(payment), async ct => (await payments.OpenCheckoutAsync(payment.Id, ct)).ToHttp(Answer)));

        static IResult Answer(PaymentSummary payment) => TypedResults.Created($"/api/v1/payments/{payment.Id}", InvoicePaymentResponse.From(payment));
    }

    public static async Task<IResult> PayByLink(Guid invoiceId, string? token, InvoiceLinks links, InvoicePayments service, IPayments payments, CancellationToken cancellationToken)
    {
        if (!links.Accepts(invoiceId, token)) return Problems.From(PlatformErrors.NotFound);
        var created = await service.PayAsync(null, invoiceId, cancellationToken);
        if (!created.Succeeded) return Problems.From(created.Error);
        return (await payments.OpenCheckoutAsync(created.Value.Id, cancellationToken)).ToHttp(opened => TypedResults.Redirect(opened.CheckoutUrl!));
    }
}
