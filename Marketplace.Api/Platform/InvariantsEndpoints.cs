using Marketplace.Api.Http;
using Marketplace.Modules.Invariants;

namespace Marketplace.Api.Platform;

/// <summary>On-demand check of the database invariants.</summary>
public static class InvariantsEndpoints
{
    public static void MapInvariants(this IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/invariants", CheckInvariants)
            .RequirePermission(Permissions.Admin)
            .WithTags("Admin: platform")
            .Produces<InvariantReport>()
            .WithSummary("Check all database invariants now");
    }

    public static async Task<IResult> CheckInvariants(
        InvariantService invariants,
        HttpContext context,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await invariants.CheckAsync(cancellationToken)).In(RequestLanguage.Of(context)));
}
