using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Orders;

/// <summary>Labels of a store's parcels.</summary>
public static class LabelsEndpoints
{
    private const string Pdf = "application/pdf";
    private const string Zpl = "application/zpl";

    public static void MapLabels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/seller/{sellerId:guid}/orders/{id:guid}/parcels/{parcelId:guid}/label", GetLabel)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .WithTags("Seller: orders")
            .Produces<Stream>(StatusCodes.Status200OK, Pdf, Zpl)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get the label of a parcel, as PDF or ZPL by Accept");
        api.MapPost("/seller/{sellerId:guid}/labels", PrintLabels)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .WithTags("Seller: orders")
            .Validates<PrintLabelsRequest, PrintLabelsRequest.Validator>()
            .IgnoresIdempotencyKey()
            .Produces<Stream>(StatusCodes.Status200OK, Pdf, Zpl)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get the labels of several parcels in one file, as PDF or ZPL by Accept");
    }

    public static Task<IResult> GetLabel(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        HttpContext context,
        CurrentUser user,
        ParcelLabelService labels,
        CancellationToken cancellationToken
    ) => WriteAsync([parcelId], id, OrderActor.Seller(user.Actor, sellerId), context, labels, cancellationToken);

    public static Task<IResult> PrintLabels(
        Guid sellerId,
        PrintLabelsRequest request,
        HttpContext context,
        CurrentUser user,
        ParcelLabelService labels,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            request.ParcelIds,
            null,
            OrderActor.Seller(user.Actor, sellerId),
            context,
            labels,
            cancellationToken
        );

    private static async Task<IResult> WriteAsync(
        IReadOnlyCollection<Guid> parcelIds,
        Guid? orderId,
        OrderActor viewer,
        HttpContext context,
        ParcelLabelService labels,
        CancellationToken cancellationToken
    )
    {
        var format = WantsZpl(context.Request) ? LabelFormat.Zpl : LabelFormat.Pdf;
        var language = RequestLanguage.Of(context);
        var written = await labels.WriteAsync(parcelIds, orderId, viewer, format, language, cancellationToken);
        return written.ToHttp(file =>
            format == LabelFormat.Zpl
                ? TypedResults.Bytes(file, Zpl, "labels.zpl")
                : TypedResults.Bytes(file, Pdf, "labels.pdf")
        );
    }

    private static bool WantsZpl(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals(Zpl, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Parcels whose labels are wanted, in the order of the file.</summary>
/// <param name="ParcelIds">1 to 100.</param>
public sealed record PrintLabelsRequest(IReadOnlyList<Guid> ParcelIds)
{
    public sealed class Validator : AbstractValidator<PrintLabelsRequest>
    {
        public Validator() =>
            RuleFor(r => r.ParcelIds)
                .NotEmpty()
                .Must(ids => ids is null || ids.Count <= ParcelLabelQueries.MaxParcels)
                .WithErrorCode("value.too_many")
                .WithState(_ => ParcelLabelQueries.MaxParcels)
                .Must(ids => ids is null || ids.Distinct().Count() == ids.Count)
                .WithErrorCode("value.duplicate");
    }
}
