using Marketplace.Api.Http;
using Marketplace.Modules.Invariants;

namespace Marketplace.Api.Platform;

/// <summary>What must always be true of the data, and whether it is.</summary>
public static class InvariantsEndpoints
{
    public static void MapInvariants(this IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/invariants", CheckInvariants)
            .RequirePermission(Permissions.Admin)
            .WithTags("Admin: platform")
            .Produces<InvariantReport>()
            .WithSummary("Checks every invariant of the database now");
    }

    public static async Task<IResult> CheckInvariants(
        InvariantService invariants,
        HttpContext context,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await invariants.CheckAsync(cancellationToken)).In(Language.Of(context)));
}
