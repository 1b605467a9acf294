using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Sellers;

/// <summary>Store endpoints for support and administrators.</summary>
public static class SellersAdminEndpoints
{
    public static void MapSellersAdmin(this IEndpointRouteBuilder api)
    {
        var sellers = api.MapGroup("/admin/sellers").WithTags("Admin");
        sellers
            .MapGet("", ListSellers)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<SellerListing>>()
            .WithSummary("List stores in any status, newest first");
        sellers
            .MapGet("/{id:guid}", GetSeller)
            .RequirePermission(Permissions.Support)
            .Produces<SellerResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get a store");
        sellers
            .MapPost("/{id:guid}/approve", Approve)
            .Validates<OptionalReasonRequest, OptionalReasonRequest.Validator>()
            .Does("Approve a submitted store");
        sellers
            .MapPost("/{id:guid}/reject", Reject)
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Does("Reject a submitted store");
        sellers
            .MapPost("/{id:guid}/suspend", Suspend)
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Does("Suspend a store (hides it; open orders continue)");
        sellers
            .MapPost("/{id:guid}/reinstate", Reinstate)
            .Validates<OptionalReasonRequest, OptionalReasonRequest.Validator>()
            .Does("Reinstate a suspended store");
        sellers
            .MapPost("/{id:guid}/reveal", Reveal)
            .RequirePermission(Permissions.Admin)
            .IgnoresIdempotencyKey()
            .Produces<SellerIdentity>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get the tax number and IBAN of a store in full");
        sellers
            .MapPost("/{id:guid}/verify-identity", VerifyIdentity)
            .RequirePermission(Permissions.Admin)
            .Produces<SellerResponse>()
            .ProducesProblems(PlatformErrors.NotFound, SellerErrors.NotApproved)
            .SendsETag()
            .WithSummary("Record that a store's name and numbers were compared with documents");
        sellers
            .MapPut("/{id:guid}/commission", AgreeCommission)
            .RequirePermission(Permissions.Admin)
            .Validates<AgreeCommissionRequest, AgreeCommissionRequest.Validator>()
            .Produces<SellerResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Set the commission of a store");
    }

    public static async Task<IResult> ListSellers(
        [AsParameters] PageQuery page,
        string? q,
        Choice<SellerStatus>? status,
        SellerQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        return request.Succeeded
            ? (await queries.ListForAdministratorsAsync(q, status?.Value, request.Value, cancellationToken)).ToHttp(
                ApiResults.Page
            )
            : Problems.From(request.Error);
    }

    public static async Task<IResult> GetSeller(Guid id, SellerQueries queries, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } seller
            ? ApiResults.WithETag(SellerResponse.Masked(seller), seller.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> Approve(
        Guid id,
        OptionalReasonRequest request,
        CurrentUser user,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) => Seen(await sellers.ApproveAsync(user.Actor, id, request.Given, cancellationToken));

    public static async Task<IResult> Reject(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) => Seen(await sellers.RejectAsync(user.Actor, id, request.Reason, cancellationToken));

    public static async Task<IResult> Suspend(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) => Seen(await sellers.SuspendAsync(user.Actor, id, request.Reason, cancellationToken));

    public static async Task<IResult> Reinstate(
        Guid id,
        OptionalReasonRequest request,
        CurrentUser user,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) => Seen(await sellers.ReinstateAsync(user.Actor, id, request.Given, cancellationToken));

    public static async Task<IResult> Reveal(
        Guid id,
        CurrentUser user,
        SellerDisclosureService sellers,
        CancellationToken cancellationToken
    ) => (await sellers.RevealAsync(user.Actor, id, cancellationToken)).ToHttp(TypedResults.Ok);

    public static async Task<IResult> VerifyIdentity(
        Guid id,
        CurrentUser user,
        SellerVerificationService sellers,
        CancellationToken cancellationToken
    ) => Seen(await sellers.VerifyAsync(user.Actor, id, cancellationToken));

    public static async Task<IResult> AgreeCommission(
        Guid id,
        AgreeCommissionRequest request,
        CurrentUser user,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) => Seen(await sellers.AgreeCommissionAsync(user.Actor, id, request.CommissionBps, cancellationToken));

    private static void Does(this RouteHandlerBuilder command, string summary) =>
        command
            .RequirePermission(Permissions.Admin)
            .Produces<SellerResponse>()
            .SendsETag()
            .ProducesProblems(PlatformErrors.NotFound, SellerErrors.InvalidTransition)
            .WithSummary(summary);

    private static IResult Seen(Result<Seller> result) =>
        result.ToHttp(seller => ApiResults.WithETag(SellerResponse.Masked(seller), seller.Version));
}
