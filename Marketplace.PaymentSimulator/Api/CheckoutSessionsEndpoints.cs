using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary><c>/v1/checkout/sessions</c>.</summary>
public static class CheckoutSessionsEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCheckoutSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/v1/checkout/sessions");
        sessions.MapPost(
            "",
            (HttpContext http, StripeApi api, SessionFactory factory) => api.RespondAsync(http, factory.Create)
        );
        sessions.MapGet(
            "",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => List(state, request))
        );
        sessions.MapGet(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => state.Sessions.Get(request.RouteId))
        );
        sessions.MapPost(
            "/{id}/expire",
            (HttpContext http, StripeApi api, SimulatorState state, CheckoutService checkouts) =>
                api.RespondAsync(http, request => Expire(state, checkouts, request))
        );
    }

    private static StripeList<CheckoutSession> List(SimulatorState state, StripeRequest request)
    {
        var (intent, status) = (request.Parameters.Text("payment_intent"), request.Parameters.Text("status"));
        return state
            .Sessions.NewestFirst.Where(session =>
                (intent is null || session.PaymentIntent == intent) && (status is null || session.Status == status)
            )
            .Page(request);
    }

    private static CheckoutSession Expire(SimulatorState state, CheckoutService checkouts, StripeRequest request)
    {
        var session = state.Sessions.Get(request.RouteId);
        if (session.Status != "open")
        {
            throw RefusedException.WrongState(
                "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a "
                    + $"status of `{session.Status}`."
            );
        }

        checkouts.ExpireIfOpen(session.Id);
        return session;
    }
}
