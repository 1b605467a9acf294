using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>The invoice details an account keeps for its purchases.</summary>
public static class SavedInvoicesEndpoints
{
    public static void MapSavedInvoices(this IEndpointRouteBuilder api)
    {
        var profiles = api.MapGroup("/me/invoice-profiles").WithTags("Account").RequirePermission(Permissions.SignedIn);
        profiles
            .MapGet("/", ListInvoiceProfiles)
            .Produces<ListResponse<SavedInvoiceView>>()
            .WithSummary("List your invoice profiles, newest first");
        profiles
            .MapPost("/", SaveInvoiceProfile)
            .IgnoresIdempotencyKey()
            .Validates<InvoiceRequest, InvoiceRequest.Validator>()
            .Produces<SavedInvoiceView>(StatusCodes.Status201Created)
            .ProducesProblems(InvoiceErrors.ProfileLimit)
            .WithSummary("Save an invoice profile");
        profiles
            .MapDelete("/{id:guid}", RemoveInvoiceProfile)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Delete an invoice profile");
    }

    public static async Task<IResult> ListInvoiceProfiles(
        CurrentUser user,
        SavedInvoiceProfileService profiles,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(new ListResponse<SavedInvoiceView>(await profiles.ListAsync(user.Actor.Id, cancellationToken)));

    public static async Task<IResult> SaveInvoiceProfile(
        InvoiceRequest request,
        CurrentUser user,
        SavedInvoiceProfileService profiles,
        CancellationToken cancellationToken
    ) =>
        (await profiles.AddAsync(user.Actor, request.ToProfile(), cancellationToken)).ToHttp(saved =>
            TypedResults.Created("/api/v1/me/invoice-profiles", saved)
        );

    public static async Task<IResult> RemoveInvoiceProfile(
        Guid id,
        CurrentUser user,
        SavedInvoiceProfileService profiles,
        CancellationToken cancellationToken
    ) => (await profiles.RemoveAsync(user.Actor, id, cancellationToken)).ToHttp();
}
