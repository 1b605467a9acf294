using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Payments;

/// <summary>Corrections of stores' balances, which two administrators agree on.</summary>
public static class AdjustmentsAdminEndpoints
{
    public static void MapAdjustmentsAdmin(this IEndpointRouteBuilder api)
    {
        var adjustments = api.MapGroup("/admin/ledger/adjustments").WithTags("Admin: payouts");
        adjustments
            .MapGet("", ListAdjustments)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<AdjustmentView>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List adjustments of stores' balances, newest first");
        adjustments
            .MapPost("", ProposeAdjustment)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Validates<ProposeAdjustmentRequest, ProposeAdjustmentRequest.Validator>()
            .Produces<AdjustmentView>(StatusCodes.Status201Created)
            .ProducesProblems(PlatformErrors.NotFound, AdjustmentErrors.Unbalanced)
            .WithSummary("Propose to correct a store's balance")
            .WithDescription(
                "Either `account` and `amountMinor` (positive is given to the store, negative taken from it), or "
                    + "`lines`. Nothing is booked before another administrator approves it."
            );
        adjustments
            .MapPost("/{id:guid}/approve", ApproveAdjustment)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Produces<AdjustmentView>()
            .ProducesProblems(PlatformErrors.NotFound, PayoutErrors.FourEyes, AdjustmentErrors.Decided)
            .WithSummary("Approve an adjustment that another administrator proposed");
        adjustments
            .MapPost("/{id:guid}/reject", RejectAdjustment)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Produces<AdjustmentView>()
            .ProducesProblems(PlatformErrors.NotFound, AdjustmentErrors.Decided)
            .WithSummary("Reject an adjustment, or take your own back");
    }

    public static async Task<IResult> ListAdjustments(
        Guid? sellerId,
        Choice<AdjustmentStatus>? status,
        [AsParameters] PageQuery page,
        AdjustmentQueries adjustments,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (await adjustments.ListAsync(sellerId, status?.Value, request.Value, cancellationToken)).ToHttp(
                ApiResults.Page
            )
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> ProposeAdjustment(
        ProposeAdjustmentRequest request,
        CurrentUser user,
        AdjustmentService adjustments,
        CancellationToken cancellationToken
    ) =>
        (
            await adjustments.ProposeAsync(
                new(user.Actor, request.SellerId, request.Booked, request.Reason),
                cancellationToken
            )
        ).ToHttp(made =>
            TypedResults.Created($"/api/v1/admin/ledger/adjustments?sellerId={made.SellerId}", AdjustmentView.Of(made))
        );

    public static async Task<IResult> ApproveAdjustment(
        Guid id,
        CurrentUser user,
        AdjustmentService adjustments,
        CancellationToken cancellationToken
    ) =>
        (await adjustments.ApproveAsync(user.Actor, id, cancellationToken)).ToHttp(done =>
            TypedResults.Ok(AdjustmentView.Of(done))
        );

    public static async Task<IResult> RejectAdjustment(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        AdjustmentService adjustments,
        CancellationToken cancellationToken
    ) =>
        (await adjustments.RejectAsync(user.Actor, id, request.Reason, cancellationToken)).ToHttp(done =>
            TypedResults.Ok(AdjustmentView.Of(done))
        );
}
