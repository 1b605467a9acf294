using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>The addresses an account keeps for its purchases.</summary>
public static class AddressesEndpoints
{
    public static void MapAddresses(this IEndpointRouteBuilder api)
    {
        var addresses = api.MapGroup("/me/addresses").WithTags("Account").RequirePermission(Permissions.SignedIn);
        addresses
            .MapGet("/", ListAddresses)
            .Produces<ListResponse<AddressResponse>>()
            .WithSummary("List your addresses, the default first");
        addresses
            .MapGet("/{id:guid}", GetAddress)
            .Produces<AddressResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get one of your addresses");
        addresses
            .MapPost("/", AddAddress)
            .Validates<NewAddressRequest, NewAddressRequest.Validator>()
            .Produces<AddressResponse>(StatusCodes.Status201Created)
            .ProducesProblems(SavedAddressErrors.Limit)
            .SendsETag()
            .WithSummary("Save an address");
        addresses
            .MapPatch("/{id:guid}", ChangeAddress)
            .RequiresIfMatch()
            .Validates<ChangeAddressRequest, ChangeAddressRequest.Validator>()
            .Produces<AddressResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Change an address, or make it the default");
        addresses
            .MapDelete("/{id:guid}", RemoveAddress)
            .RequiresIfMatch()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Delete an address");
    }

    public static async Task<IResult> ListAddresses(
        CurrentUser user,
        SavedAddressService addresses,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new ListResponse<AddressResponse>([
                .. (await addresses.ListAsync(user.Actor.Id, cancellationToken)).Select(AddressResponse.From),
            ])
        );

    public static async Task<IResult> GetAddress(
        Guid id,
        CurrentUser user,
        SavedAddressService addresses,
        CancellationToken cancellationToken
    ) =>
        await addresses.FindAsync(user.Actor.Id, id, cancellationToken) is { } found
            ? ApiResults.WithETag(AddressResponse.From(found), found.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> AddAddress(
        NewAddressRequest request,
        CurrentUser user,
        SavedAddressService addresses,
        CancellationToken cancellationToken
    ) =>
        (await addresses.AddAsync(user.Actor, request.ToCommand(), cancellationToken)).ToHttp(added =>
            ApiResults.Created($"/api/v1/me/addresses/{added.Id}", AddressResponse.From(added), added.Version)
        );

    public static async Task<IResult> ChangeAddress(
        Guid id,
        ChangeAddressRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        SavedAddressService addresses,
        CancellationToken cancellationToken
    ) =>
        (await addresses.ChangeAsync(user.Actor, id, request.ToCommand(), ifMatch.Expected, cancellationToken)).ToHttp(
            changed => ApiResults.WithETag(AddressResponse.From(changed), changed.Version)
        );

    public static async Task<IResult> RemoveAddress(
        Guid id,
        IfMatch ifMatch,
        CurrentUser user,
        SavedAddressService addresses,
        CancellationToken cancellationToken
    ) => (await addresses.RemoveAsync(user.Actor, id, ifMatch.Expected, cancellationToken)).ToHttp();
}
