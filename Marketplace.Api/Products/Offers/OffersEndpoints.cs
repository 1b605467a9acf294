using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Products;

/// <summary>Counts and prices of many variants at once.</summary>
/// <remarks>The work has several transactions, so it waits until the key, if there is one, is committed.</remarks>
public static class OffersEndpoints
{
    public static void MapOffers(this IEndpointRouteBuilder api) =>
        api.MapPut("/seller/{sellerId:guid}/offers", ChangeOffers)
            .WithTags("Seller: stock")
            .RequirePermission(Permissions.Seller(SellerScopes.StockWrite))
            .Validates<ChangeOffersRequest, ChangeOffersRequest.Validator>()
            .ChangesCatalog()
            .Continues<OfferBatch>(ChangeEach)
            .Produces<OffersResponse>()
            .ProducesProblems(OfferErrors.TooMany)
            .WithSummary("Change counts and prices of up to 1,000 variants");

    public static async Task<IResult> ChangeOffers(
        Guid sellerId,
        ChangeOffersRequest request,
        CurrentUser user,
        OfferLimitPolicy limits,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        OfferChange[] changes = [.. request.Items.Select(item => item.ToChange())];
        if (changes.Any(c => c.ChangesCatalog) && !user.Actor.MayActFor(sellerId, SellerScopes.CatalogWrite))
            return Problems.From(AccessErrors.ScopeMissing.With(("scope", SellerScopes.CatalogWrite)));
        var admitted = await limits.AdmitAsync(sellerId, changes.Length, cancellationToken);
        if (!admitted.Succeeded)
            return Problems.From(admitted.Error);
        var batch = new OfferBatch(Ids.New(clock), changes);
        return ApiResults.AfterCommit(TypedResults.Ok(batch), batch);
    }

    private static async Task<IResult> ChangeEach(
        OfferBatch batch,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var services = context.RequestServices;
        var call = new OfferCall(
            services.GetRequiredService<CurrentUser>().Actor,
            Guid.Parse((string)context.GetRouteValue("sellerId")!),
            batch.CallId,
            IdempotencyMiddleware.ContinuesAgain(context)
        );
        var outcomes = await services
            .GetRequiredService<OfferBatchService>()
            .ChangeAsync(call, batch.Changes, cancellationToken);
        return TypedResults.Ok(OffersResponse.From(outcomes, context));
    }
}
