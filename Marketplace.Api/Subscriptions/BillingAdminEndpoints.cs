using Marketplace.Api.Http;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>Subscriptions and invoices of every store, for support and administrators.</summary>
public static class BillingAdminEndpoints
{
    public static void MapBillingAdmin(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("/admin").RequirePermission(Permissions.Support).WithTags("Admin");
        admin
            .MapGet("/subscriptions", ListSubscriptions)
            .WithSummary("List the subscriptions of all stores, newest first")
            .Produces<PageResponse<SubscriptionStateResponse>>();
        admin
            .MapGet("/invoices", ListInvoices)
            .WithSummary("List the invoices of all stores, newest first")
            .Produces<PageResponse<InvoiceResponse>>();
    }

    public static async Task<IResult> ListSubscriptions(
        Choice<SubscriptionStatus>? status,
        Guid? sellerId,
        [AsParameters] PageQuery page,
        SubscriptionQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        return (await queries.ListAsync(status?.Value, sellerId, request.Value, cancellationToken)).ToHttp(found =>
            ApiResults.Page(found.Map(SubscriptionStateResponse.From))
        );
    }

    public static async Task<IResult> ListInvoices(
        Choice<InvoiceStatus>? status,
        Guid? sellerId,
        [AsParameters] PageQuery page,
        InvoiceQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        return (await queries.ListAsync(sellerId, status?.Value, request.Value, cancellationToken)).ToHttp(found =>
            ApiResults.Page(found.Map(InvoiceResponse.From))
        );
    }
}
