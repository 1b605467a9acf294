using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>The carriers that sellers choose from, and their administration.</summary>
public static class CarriersEndpoints
{
    public static void MapCarriers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/carriers", ListCarriers)
            .RequirePermission(Permissions.SignedIn)
            .WithTags("Seller: orders")
            .Produces<PageResponse<CarrierView>>()
            .WithSummary("List the carriers to choose from");
        var admin = api.MapGroup("/admin/carriers").WithTags("Admin: orders");
        admin
            .MapGet("/", ListAllCarriers)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<CarrierAdminView>>()
            .WithSummary("List all carriers");
        admin
            .MapPut("/{code}", SaveCarrier)
            .RequirePermission(Permissions.Admin)
            .Validates<CarrierRequest, CarrierRequest.Validator>()
            .Produces<CarrierAdminView>()
            .WithSummary("Add or change a carrier");
    }

    public static async Task<IResult> ListCarriers(CarrierQueries carriers, CancellationToken cancellationToken) =>
        ApiResults.Page(new Page<CarrierView>(await carriers.ListAsync(cancellationToken), null));

    public static async Task<IResult> ListAllCarriers(CarrierQueries carriers, CancellationToken cancellationToken) =>
        ApiResults.Page(new Page<CarrierAdminView>(await carriers.ListAllAsync(cancellationToken), null));

    public static async Task<IResult> SaveCarrier(
        string code,
        CarrierRequest request,
        CurrentUser user,
        CarrierAdministrationService carriers,
        CancellationToken cancellationToken
    ) =>
        (
            await carriers.SaveAsync(
                user.Actor,
                code,
                new(request.Name, request.TrackingUrlTemplate, request.IsActive ?? true),
                cancellationToken
            )
        ).ToHttp(TypedResults.Ok);
}

/// <summary>A carrier.</summary>
/// <param name="TrackingUrlTemplate">An https address with <c>{tracking}</c> where the tracking number goes; omit when
/// the carrier shows no parcels.</param>
/// <param name="IsActive">Whether sellers can choose it; true when omitted.</param>
public sealed record CarrierRequest(string Name, string? TrackingUrlTemplate = null, bool? IsActive = null)
{
    public sealed class Validator : AbstractValidator<CarrierRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(Shipment.MaxCarrierLength).MustBeOneLine();
            RuleFor(r => r.TrackingUrlTemplate)
                .MaximumLength(Carrier.MaxUrlLength)
                .Must(text => text is null || Carrier.IsTemplate(text))
                .WithErrorCode("value.format");
        }
    }
}
