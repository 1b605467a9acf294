using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>The cart of the signed-in account, without its id: writing to it makes it.</summary>
public static class OwnCartEndpoints
{
    public static void MapOwnCart(this IEndpointRouteBuilder api)
    {
        var cart = api.MapGroup("/me/cart").WithTags("Cart").RequirePermission(Permissions.SignedIn);
        cart.MapPut("/items/{variantId:guid}", PutOwnCartItem)
            .IgnoresIdempotencyKey()
            .Validates<PutCartItemRequest, PutCartItemRequest.Validator>()
            .Produces<CartView>()
            .ProducesProblems(OrderErrors.NotForSale, OrderErrors.LineLimit)
            .SendsETag()
            .WithSummary("Set an item of your cart, which is made if there is none");
        cart.MapPost("/merge", MergeIntoOwnCart)
            .Idempotent()
            .Validates<MergeCartRequest, MergeCartRequest.Validator>()
            .Produces<CartView>()
            .ProducesProblems(PlatformErrors.NotFound, CartErrors.Closed)
            .SendsETag()
            .WithSummary("Move a guest's cart into your cart, which is made if there is none");
    }

    public static async Task<IResult> PutOwnCartItem(
        Guid variantId,
        PutCartItemRequest request,
        CurrentUser user,
        CartService carts,
        CartQueries queries,
        CancellationToken cancellationToken
    )
    {
        var item = new WantedItem(variantId, request.Quantity, null);
        var changed = await carts.PutAsync(user.Actor, item, request.SavedForLater, cancellationToken);
        return await AnswerAsync(changed, user, queries, cancellationToken);
    }

    public static async Task<IResult> MergeIntoOwnCart(
        MergeCartRequest request,
        CurrentUser user,
        CartService carts,
        CartQueries queries,
        CancellationToken cancellationToken
    )
    {
        var merged = await carts.MergeAsync(user.Actor, null, request.From, request.Token, cancellationToken);
        return await AnswerAsync(merged, user, queries, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        Result<ChangedCart> changed,
        CurrentUser user,
        CartQueries queries,
        CancellationToken cancellationToken
    ) =>
        changed.Succeeded
            ? CartsEndpoints.Written(
                await queries.ViewAsync(changed.Value.Cart, user.Actor, changed.Value.Notices, cancellationToken)
            )
            : Problems.From(changed.Error);
}
