namespace Marketplace.PaymentSimulator.Carrier;

/// <summary><c>/_simulator/carrier</c>: JSON endpoints to inspect and control the simulated carrier.</summary>
/// <remarks>They need no key: run the simulator on a developer's machine or in a test, never on a public
/// network.</remarks>
public static class CarrierControlEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCarrierControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/_simulator/carrier");
        control.MapGet("/shipments", (CarrierState state) => state.All);
        control.MapPost("/shipments/{trackingNumber}/travel", TravelAsync);
        control.MapPost("/shipments/{trackingNumber}/scans", ScanAsync);
        control.MapPut(
            "/mode",
            (ModeRequest request, CarrierState state) =>
            {
                state.Mode = request.Mode;
                return Results.NoContent();
            }
        );
        control.MapPut(
            "/webhook-endpoint",
            (EndpointRequest request, CarrierScanService scans) =>
            {
                scans.Tell(request.Url);
                return Results.NoContent();
            }
        );
    }

    private static Task<IResult> TravelAsync(
        string trackingNumber,
        TravelRequest request,
        CarrierState state,
        CarrierScanService scans,
        CancellationToken cancellationToken
    ) =>
        ScanAsync(
            trackingNumber,
            new(Journeys.ScansOf(request.Journey), request.News),
            state,
            scans,
            cancellationToken
        );

    private static async Task<IResult> ScanAsync(
        string trackingNumber,
        ScanRequest request,
        CarrierState state,
        CarrierScanService scans,
        CancellationToken cancellationToken
    )
    {
        if (state.Find(trackingNumber) is null)
            return Results.NotFound();
        return Results.Ok(await scans.ScanAsync(trackingNumber, request.Statuses, request.News, cancellationToken));
    }

    private sealed record TravelRequest(Journey Journey, NewsDelivery News = NewsDelivery.Once);

    private sealed record ScanRequest(IReadOnlyList<string> Statuses, NewsDelivery News = NewsDelivery.Once);

    private sealed record ModeRequest(CarrierMode Mode);

    private sealed record EndpointRequest(string? Url);
}
