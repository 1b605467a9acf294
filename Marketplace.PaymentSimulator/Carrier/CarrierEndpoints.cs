using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Carrier;

/// <summary><c>/carrier/v1</c>: the API of the simulated carrier.</summary>
public static class CarrierEndpoints
{
    private const int UsualPage = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapCarrier(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/carrier/v1").AddEndpointFilter(AuthorizeAsync).AddEndpointFilter(AnswerAsync);
        api.MapPut("/shipments/{key}", Announce);
        api.MapDelete(
            "/shipments/{key}",
            (string key, CarrierState state) => state.Void(key) ? Results.NoContent() : Results.Conflict()
        );
        api.MapGet(
            "/scans",
            (string? since, int? limit, CarrierState state) => Results.Ok(state.Read(since, limit ?? UsualPage))
        );
    }

    private static IResult Announce(string key, AnnounceRequest request, CarrierState state, CarrierScanService scans)
    {
        if (string.IsNullOrWhiteSpace(request.Reference))
            return Results.BadRequest(new { error = "A reference is required." });
        if (state.Mode == CarrierMode.Refusing)
            return Results.UnprocessableEntity(new { error = "We do not deliver there." });
        if (state.Announce(key, request) is not var (shipment, isNew))
            return Results.StatusCode(StatusCodes.Status410Gone);
        if (isNew)
            scans.Depart(shipment.TrackingNumber);
        return Results.Ok(new { shipment.TrackingNumber, shipment.RouteCode });
    }

    private static ValueTask<object?> AuthorizeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var key = http.RequestServices.GetRequiredService<IOptions<CarrierOptions>>().Value.ApiKey;
        var sent = Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString());
        return key.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes($"Bearer {key}"), sent)
            ? next(context)
            : ValueTask.FromResult<object?>(Results.Unauthorized());
    }

    /// <summary>Is down, or loses the answer, as <see cref="CarrierState.Mode"/> says.</summary>
    private static async ValueTask<object?> AnswerAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var mode = context.HttpContext.RequestServices.GetRequiredService<CarrierState>().Mode;
        if (mode == CarrierMode.Down)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var answer = await next(context);
        if (mode == CarrierMode.AnswerLost)
            context.HttpContext.Abort();
        return answer;
    }
}
