using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary><c>/v1/disputes</c>.</summary>
public static class DisputesEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDisputes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/disputes");
        group.MapGet(
            "",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => List(state, request))
        );
        group.MapGet(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => state.Disputes.Get(request.RouteId))
        );
    }

    private static StripeList<Dispute> List(SimulatorState state, StripeRequest request)
    {
        var intent = request.Parameters.Text("payment_intent");
        return state
            .Disputes.NewestFirst.Where(dispute => intent is null || dispute.PaymentIntent == intent)
            .Page(request);
    }
}
