using System.Text.Json.Nodes;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary>The small resources: customers, payment methods, prices and events, and the answer to everything
/// unknown.</summary>
public static class CatalogEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCatalog(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(
            "/v1/customers",
            (HttpContext http, StripeApi api, SimulatorState state, TimeProvider clock) =>
                api.AnswerAsync(http, request => NewCustomer(state, request, clock))
        );
        routes.MapGet(
            "/v1/customers/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => state.Customers.Get(request.RouteId))
        );
        routes.MapGet(
            "/v1/payment_methods/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => state.PaymentMethods.Get(request.RouteId))
        );
        routes.MapPost(
            "/v1/prices",
            (HttpContext http, StripeApi api, NewPrices prices) =>
                api.AnswerAsync(http, request => prices.Make(request.Parameters))
        );
        routes.MapGet(
            "/v1/prices/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => state.Prices.Get(request.RouteId))
        );
        routes.MapGet(
            "/v1/events",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => Events(state, request))
        );
        routes.MapGet(
            "/v1/events/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => JsonNode.Parse(state.Events.Get(request.RouteId).Payload)!)
        );
        routes.Map(
            "/v1/{**rest}",
            (HttpContext http, StripeApi api) => api.AnswerAsync(http, _ => throw Unknown(http.Request))
        );
    }

    private static Customer NewCustomer(SimulatorState state, StripeRequest request, TimeProvider clock)
    {
        var id = ObjectIds.New("cus");
        return state.Customers.Add(
            id,
            new Customer
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Email = request.Parameters.Text("email"),
                Name = request.Parameters.Text("name"),
                Description = request.Parameters.Text("description"),
                Metadata = request.Parameters.Map("metadata"),
            }
        );
    }

    private static StripeList<StripeEvent> Events(SimulatorState state, StripeRequest request)
    {
        var types = request.Parameters["types"]?.Items.Select(type => type.Text()).ToHashSet();
        var type = request.Parameters.Text("type");
        return state
            .Events.NewestFirst.Where(one =>
                (type is null || one.Type == type) && (types is null || types.Contains(one.Type))
            )
            .Page(request);
    }

    private static RefusedException Unknown(HttpRequest request) =>
        new(
            StatusCodes.Status404NotFound,
            new StripeError(
                "invalid_request_error",
                $"Unrecognized request URL ({request.Method}: {request.Path}). The simulator speaks only the part of "
                    + "the API that a marketplace needs."
            )
        );
}
