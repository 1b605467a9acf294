using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Carts, of accounts and of guests.</summary>
public static class CartsEndpoints
{
    public static void MapCarts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/cart", GetOwnCart)
            .WithTags("Cart")
            .RequirePermission(Permissions.SignedIn)
            .Produces<CartView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get your cart (none is made)");
        api.MapOwnCart();
        MapOpen(api.MapGroup("/carts").WithTags("Cart").AllowAnonymous().RefusesBrokenToken());
        api.MapPost("/carts/{id:guid}/merge", MergeCart)
            .WithTags("Cart")
            .RequirePermission(Permissions.SignedIn)
            .Idempotent()
            .Validates<MergeCartRequest, MergeCartRequest.Validator>()
            .Produces<CartView>()
            .ProducesProblems(PlatformErrors.NotFound, CartErrors.Closed)
            .SendsETag()
            .WithSummary("Move a guest's cart into yours");
    }

    private static void MapOpen(RouteGroupBuilder carts)
    {
        carts
            .MapPost("/", OpenCart)
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.Carts)
            .Validates<OpenCartRequest, OpenCartRequest.Validator>()
            .Produces<OpenedCartResponse>(StatusCodes.Status201Created)
            .Produces<OpenedCartResponse>()
            .ProducesProblems(OrderErrors.NotForSale, OrderErrors.LineLimit)
            .SendsETag()
            .WithSummary("Open a cart: yours, or a guest's with a token");
        carts
            .MapGet("/{id:guid}", GetCart)
            .TakesCartToken()
            .Produces<CartView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get a cart with today's prices");
        carts
            .MapPost("/{id:guid}/items", AddCartItem)
            .IgnoresIdempotencyKey()
            .TakesCartToken()
            .TakesIfMatch()
            .Validates<CartItemRequest, CartItemRequest.Validator>()
            .Produces<CartView>()
            .ProducesProblems(PlatformErrors.NotFound, CartErrors.Closed, OrderErrors.NotForSale, OrderErrors.LineLimit)
            .SendsETag()
            .WithSummary("Add units of a variant to a cart");
        carts
            .MapPut("/{id:guid}/items/{variantId:guid}", PutCartItem)
            .IgnoresIdempotencyKey()
            .TakesCartToken()
            .TakesIfMatch()
            .Validates<PutCartItemRequest, PutCartItemRequest.Validator>()
            .Produces<CartView>()
            .ProducesProblems(PlatformErrors.NotFound, CartErrors.Closed, OrderErrors.NotForSale, OrderErrors.LineLimit)
            .SendsETag()
            .WithSummary("Set the quantity of an item, or save it for later");
        carts
            .MapDelete("/{id:guid}/items/{variantId:guid}", RemoveCartItem)
            .IgnoresIdempotencyKey()
            .TakesCartToken()
            .TakesIfMatch()
            .Produces<CartView>()
            .ProducesProblems(PlatformErrors.NotFound, CartErrors.Closed)
            .SendsETag()
            .WithSummary("Remove an item from a cart");
    }

    public static async Task<IResult> GetOwnCart(
        CurrentUser user,
        CartQueries queries,
        CancellationToken cancellationToken
    ) =>
        (await queries.FindOfAsync(user.Actor, cancellationToken)).ToHttp(cart =>
            ApiResults.WithContentETag(cart, cart.Version)
        );

    public static async Task<IResult> OpenCart(
        OpenCartRequest request,
        CurrentUser user,
        CartService carts,
        CartQueries queries,
        CancellationToken cancellationToken
    )
    {
        var opened = await carts.OpenAsync(user.ActorOrNull, request.Wanted, cancellationToken);
        if (!opened.Succeeded)
            return Problems.From(opened.Error);
        var (cart, token, isNew) = opened.Value;
        var view = await queries.ViewAsync(cart, user.ActorOrNull, opened.Value.Notices, cancellationToken);
        var response = new OpenedCartResponse(view, token);
        return isNew
            ? ApiResults.Created($"/api/v1/carts/{cart.Id}", response, view.Version)
            : ApiResults.WithETag(response, view.Version);
    }

    public static async Task<IResult> GetCart(
        Guid id,
        CartToken token,
        CurrentUser user,
        CartQueries queries,
        CancellationToken cancellationToken
    ) =>
        (await queries.FindAsync(KeyOf(id, token, user), user.ActorOrNull, cancellationToken)).ToHttp(cart =>
            ApiResults.WithContentETag(cart, cart.Version)
        );

    public static async Task<IResult> AddCartItem(
        Guid id,
        CartItemRequest request,
        CartCaller caller,
        CartService carts,
        CancellationToken cancellationToken
    ) =>
        await caller.AnswerAsync(
            await carts.AddAsync(
                caller.KeyOf(id),
                new(request.VariantId, request.Quantity, null),
                caller.Expected,
                cancellationToken
            ),
            cancellationToken
        );

    public static async Task<IResult> PutCartItem(
        Guid id,
        Guid variantId,
        PutCartItemRequest request,
        CartCaller caller,
        CartService carts,
        CancellationToken cancellationToken
    ) =>
        await caller.AnswerAsync(
            await carts.PutAsync(
                caller.KeyOf(id),
                new(variantId, request.Quantity, null),
                request.SavedForLater,
                caller.Expected,
                cancellationToken
            ),
            cancellationToken
        );

    public static async Task<IResult> RemoveCartItem(
        Guid id,
        Guid variantId,
        CartCaller caller,
        CartService carts,
        CancellationToken cancellationToken
    ) =>
        await caller.AnswerAsync(
            await carts.RemoveAsync(caller.KeyOf(id), variantId, caller.Expected, cancellationToken),
            cancellationToken
        );

    public static async Task<IResult> MergeCart(
        Guid id,
        MergeCartRequest request,
        CurrentUser user,
        CartService carts,
        CartQueries queries,
        CancellationToken cancellationToken
    )
    {
        var merged = await carts.MergeAsync(user.Actor, id, request.From, request.Token, cancellationToken);
        return merged.Succeeded
            ? Written(await queries.ViewAsync(merged.Value.Cart, user.Actor, merged.Value.Notices, cancellationToken))
            : Problems.From(merged.Error);
    }

    internal static CartKey KeyOf(Guid id, CartToken token, CurrentUser user) =>
        new(id, user.ActorOrNull?.UserId, token.Value);

    internal static IResult Written(CartView cart) => ApiResults.WithETag(cart, cart.Version);
}
