using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary>Responds to the parts of the provider's API that the simulator does not have.</summary>
public static class UnknownEndpoints
{
    /// <summary>Maps every other address below <c>/v1</c>.</summary>
    public static void MapUnknown(this IEndpointRouteBuilder routes) =>
        routes.Map(
            "/v1/{**rest}",
            (HttpContext http, StripeApi api) => api.RespondAsync(http, _ => throw Unknown(http.Request))
        );

    private static RefusedException Unknown(HttpRequest request) =>
        new(
            StatusCodes.Status404NotFound,
            new StripeError(
                "invalid_request_error",
                $"Unrecognized request URL ({request.Method}: {request.Path}). The simulator has only the part of the "
                    + "API that the marketplace uses."
            )
        );
}
