using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>Labels that carriers make for a store's parcels.</summary>
public static class CarrierLabelsEndpoints
{
    public static void MapCarrierLabels(this IEndpointRouteBuilder api) =>
        api.MapPost("/seller/{sellerId:guid}/orders/{id:guid}/parcels/{parcelId:guid}/label", CreateLabel)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .WithTags("Seller: orders")
            .Validates<CreateLabelRequest, CreateLabelRequest.Validator>()
            .Continues<LabelAttempt>(AskCarrier)
            .Produces<ParcelView>()
            .ProducesProblems(
                PlatformErrors.NotFound,
                ParcelErrors.InvalidTransition,
                ParcelErrors.TrackingTaken,
                ParcelErrors.CarrierFailed
            )
            .WithSummary("Get the label of a packed parcel from a carrier");

    public static async Task<IResult> CreateLabel(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        CreateLabelRequest request,
        CurrentUser user,
        CarrierLabelService labels,
        CancellationToken cancellationToken
    )
    {
        var party = OrderActor.Seller(user.Actor, sellerId);
        var asked = await labels.AskAsync(new(id, parcelId, party, request.CarrierCode), cancellationToken);
        return asked.Succeeded
            ? ApiResults.AfterCommit(TypedResults.Ok(asked.Value), asked.Value)
            : Problems.From(asked.Error);
    }

    private static async Task<IResult> AskCarrier(
        LabelAttempt attempt,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var services = context.RequestServices;
        var sellerId = Guid.Parse((string)context.GetRouteValue("sellerId")!);
        var party = OrderActor.Seller(services.GetRequiredService<CurrentUser>().Actor, sellerId);
        var labels = services.GetRequiredService<CarrierLabelService>();
        var created = await labels.CreateAsync(attempt, party, cancellationToken);
        if (!created.Succeeded)
            return Problems.From(created.Error);
        var parcels = services.GetRequiredService<ParcelQueries>();
        var parcel = await parcels.FindAsync(attempt.OrderId, attempt.ParcelId, party, cancellationToken);
        return parcel.ToHttp(TypedResults.Ok);
    }
}

/// <summary>The carrier that makes the label.</summary>
/// <param name="CarrierCode">One of GET /carriers with makesLabels.</param>
public sealed record CreateLabelRequest(string CarrierCode)
{
    public sealed class Validator : AbstractValidator<CreateLabelRequest>
    {
        public Validator() =>
            RuleFor(r => r.CarrierCode).NotEmpty().Matches(Carrier.CodePattern).WithErrorCode("value.format");
    }
}
