using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Sellers;

/// <summary>The public store directory and the owner's store endpoints.</summary>
public static class SellersEndpoints
{
    public static void MapSellers(this IEndpointRouteBuilder api)
    {
        var stores = api.MapGroup("/sellers").WithTags("Sellers");
        stores
            .MapGet("", ListStores)
            .AllowAnonymous()
            .Produces<PageResponse<StoreListing>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List approved stores");
        stores
            .MapGet("/{slug}", GetStore)
            .AllowAnonymous()
            .Produces<StoreView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a store by its slug");
        stores
            .MapPost("", Apply)
            .RequirePermission(Permissions.SignedIn)
            .Validates<ApplyRequest, ApplyRequest.Validator>()
            .Produces<SellerResponse>(StatusCodes.Status201Created)
            .ProducesProblems(AccountErrors.EmailUnconfirmed, SellerErrors.SlugTaken, SellerErrors.AlreadyMember)
            .SendsETag()
            .WithSummary("Create a store as a draft");

        api.MapGet("/me/sellers", ListOwnStores)
            .RequirePermission(Permissions.SignedIn)
            .WithTags("Account")
            .Produces<OwnStoresResponse>()
            .WithSummary("List your stores");

        var store = api.MapGroup("/seller/{sellerId:guid}").WithTags("Sellers");
        store
            .MapGet("", GetSeller)
            .RequirePermission(Permissions.SellerMember)
            .Produces<SellerResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get your store");
        store
            .MapGet("/members", ListMembers)
            .RequirePermission(Permissions.SellerMember)
            .Produces<ListResponse<MemberListing>>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("List the members of your store");
        store
            .MapPatch("", ChangeSeller)
            .RequirePermission(Permissions.Seller(SellerScopes.SettingsWrite))
            .RequiresIfMatch()
            .Validates<ChangeSellerRequest, ChangeSellerRequest.Validator>()
            .Produces<SellerResponse>()
            .ProducesProblems(PlatformErrors.NotFound, SellerErrors.Incomplete, SellerErrors.IbanLocked)
            .SendsETag()
            .WithSummary("Update your store");
        store
            .MapPost("/submit", Submit)
            .RequirePermission(Permissions.Seller(SellerScopes.SettingsWrite))
            .Produces<SellerResponse>()
            .ProducesProblems(
                PlatformErrors.NotFound,
                AccountErrors.EmailUnconfirmed,
                SellerErrors.Incomplete,
                SellerErrors.InvalidTransition
            )
            .SendsETag()
            .WithSummary("Submit your store for approval");
        store
            .MapPost("/store/open", OpenStore)
            .RequirePermission(Permissions.Seller(SellerScopes.SettingsWrite))
            .Produces<SellerResponse>()
            .ProducesProblems(PlatformErrors.NotFound, SellerErrors.NotApproved, SellerErrors.Suspended)
            .SendsETag()
            .WithSummary("Open your store");
        store
            .MapPost("/store/close", CloseStore)
            .RequirePermission(Permissions.Seller(SellerScopes.SettingsWrite))
            .Produces<SellerResponse>()
            .ProducesProblems(
                PlatformErrors.ValidationFailed,
                PlatformErrors.NotFound,
                SellerErrors.NotApproved,
                SellerErrors.Suspended
            )
            .SendsETag()
            .WithSummary("Close your store temporarily");
        store
            .MapPost("/close", CloseForGood)
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .Produces<SellerResponse>()
            .ProducesProblems(
                PlatformErrors.NotFound,
                SellerErrors.InvalidTransition,
                SellerRefusals.HasOpenOrders,
                PaymentErrors.SellerHasBalance
            )
            .SendsETag()
            .WithSummary("Close your store permanently");
    }

    public static async Task<IResult> ListStores(
        [AsParameters] PageQuery page,
        string? q,
        Choice<StoreSort>? sort,
        SellerQueries queries,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        var language = RequestLanguage.Of(context);
        var order = sort?.Value ?? StoreSort.Newest;
        return (await queries.ListAsync(q, order, language, request.Value, cancellationToken)).ToHttp(ApiResults.Page);
    }

    public static async Task<IResult> GetStore(
        string slug,
        StoreQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(slug, cancellationToken) is { } store
            ? TypedResults.Ok(store)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> ListOwnStores(
        CurrentUser user,
        SellerQueries queries,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(new OwnStoresResponse(await queries.StoresOfAsync(user.Actor.Id, cancellationToken)));

    public static async Task<IResult> Apply(
        ApplyRequest request,
        CurrentUser user,
        UserQueries users,
        SellerService sellers,
        CancellationToken cancellationToken
    ) =>
        (
            await sellers.ApplyAsync(
                await user.ActorWithEmailAsync(users, cancellationToken),
                request.Slug,
                request.ToProfile(),
                cancellationToken
            )
        ).ToHttp(seller =>
            ApiResults.Created($"/api/v1/seller/{seller.Id}", SellerResponse.Masked(seller), seller.Version)
        );

    public static async Task<IResult> GetSeller(
        Guid sellerId,
        CurrentUser user,
        SellerQueries queries,
        SellerSecretCipher secrets,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(sellerId, cancellationToken) is { } seller
            ? ApiResults.WithETag(SellerResponse.ForMember(seller, user.Actor.Id, secrets), seller.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> ListMembers(
        Guid sellerId,
        SellerQueries queries,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(new ListResponse<MemberListing>(await queries.MembersAsync(sellerId, cancellationToken)));

    public static async Task<IResult> ChangeSeller(
        Guid sellerId,
        ChangeSellerRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        SellerService sellers,
        CancellationToken cancellationToken
    )
    {
        var touchesBusiness = request.TaxId is not null || request.Iban is not null;
        if (touchesBusiness && !user.Actor.MayActFor(sellerId, SellerScopes.BusinessWrite))
            return Problems.From(AccessErrors.ScopeMissing.With(("scope", SellerScopes.BusinessWrite)));
        return Seen(
            await sellers.ChangeAsync(user.Actor, sellerId, request.ToProfile(), ifMatch.Expected, cancellationToken)
        );
    }

    public static async Task<IResult> Submit(
        Guid sellerId,
        CurrentUser user,
        UserQueries users,
        SellerService sellers,
        CancellationToken cancellationToken
    ) =>
        Seen(
            await sellers.SubmitAsync(
                await user.ActorWithEmailAsync(users, cancellationToken),
                sellerId,
                cancellationToken
            )
        );

    public static async Task<IResult> OpenStore(
        Guid sellerId,
        CurrentUser user,
        SellerService sellers,
        CancellationToken cancellationToken
    ) => Seen(await sellers.OpenStoreAsync(user.Actor, sellerId, cancellationToken));

    public static async Task<IResult> CloseStore(
        Guid sellerId,
        CloseStoreRequest? request,
        CurrentUser user,
        SellerService sellers,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (request?.Until <= clock.GetUtcNow())
            return Problems.InvalidField("#/until", "value.too_small", ("min", clock.GetUtcNow()));
        return Seen(
            await sellers.CloseStoreAsync(user.Actor, sellerId, request?.Until?.ToUniversalTime(), cancellationToken)
        );
    }

    public static async Task<IResult> CloseForGood(
        Guid sellerId,
        CurrentUser user,
        SellerClosingService closing,
        CancellationToken cancellationToken
    ) => Seen(await closing.CloseForGoodAsync(user.Actor, sellerId, cancellationToken));

    /// <summary>Masked: an answer to a write may be kept for its Idempotency-Key.</summary>
    private static IResult Seen(Result<Seller> result) =>
        result.ToHttp(seller => ApiResults.WithETag(SellerResponse.Masked(seller), seller.Version));
}

/// <summary>The stores the caller belongs to; their ids are used in the <c>/seller</c> paths.</summary>
public sealed record OwnStoresResponse(IReadOnlyList<OwnStore> Data);
