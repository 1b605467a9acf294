using Marketplace.Api.Http;
using Marketplace.Foundation;

namespace Marketplace.Api.Orders;

/// <summary>What endpoints declare that guests call too.</summary>
internal static class CartConventions
{
    /// <summary>Declares the header with the token of a guest's cart.</summary>
    public static TBuilder TakesCartToken<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(
            new HeaderMetadata(
                CartToken.Header,
                "Token of a guest's cart, as it was returned when the cart was opened. Not needed for your own.",
                "q3n0m1l2k3j4h5g6f7d8s9a0p1o2i3u4y5t6r7e8w9Q"
            )
        );

    /// <summary>Takes If-Match where the caller wants to change exactly the version they have seen; without it the
    /// last write counts.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder builder) =>
        builder
            .WithMetadata(new HeaderMetadata("If-Match", "ETag of the version to change; omit to change any.", "\"3\""))
            .ProducesProblems(PlatformErrors.PreconditionFailed);

    /// <summary>Refuses an access token that is no longer valid, instead of taking its account for a guest.</summary>
    public static TBuilder RefusesBrokenToken<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .AddEndpointFilter(
                (context, next) =>
                    context.HttpContext.Items[AccessProblems.FailureItem] is ErrorDefinition broken
                        ? ValueTask.FromResult<object?>(Problems.From(broken))
                        : next(context)
            )
            .ProducesProblems(AccessErrors.TokenExpired, AccessErrors.TokenInvalid);
}
