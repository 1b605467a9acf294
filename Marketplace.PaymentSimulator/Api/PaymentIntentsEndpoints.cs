using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary><c>/v1/payment_intents</c>.</summary>
public static class PaymentIntentsEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapPaymentIntents(this IEndpointRouteBuilder routes)
    {
        var intents = routes.MapGroup("/v1/payment_intents");
        intents.MapPost(
            "",
            (HttpContext http, StripeApi api, DirectPayments payments) => api.AnswerAsync(http, payments.Create)
        );
        intents.MapPost(
            "/{id}/confirm",
            (HttpContext http, StripeApi api, DirectPayments payments) => api.AnswerAsync(http, payments.Confirm)
        );
        intents.MapGet(
            "",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => List(state, request))
        );
        intents.MapGet(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => state.Intents.Get(request.RouteId))
        );
        intents.MapPost(
            "/{id}/cancel",
            (HttpContext http, StripeApi api, SimulatorState state, Checkouts checkouts, EventLog events) =>
                api.AnswerAsync(http, request => Cancel(state, checkouts, events, request))
        );
    }

    private static StripeList<PaymentIntent> List(SimulatorState state, StripeRequest request)
    {
        var customer = request.Parameters.Text("customer");
        return state.Intents.NewestFirst.Where(intent => customer is null || intent.Customer == customer).Page(request);
    }

    private static PaymentIntent Cancel(
        SimulatorState state,
        Checkouts checkouts,
        EventLog events,
        StripeRequest request
    )
    {
        var intent = state.Intents.Get(request.RouteId);
        if (intent.Session is not null)
            throw RefusedException.WrongState(
                "You cannot cancel PaymentIntents created by Checkout. Expire the Checkout Session instead.",
                "payment_intent_unexpected_state"
            );
        if (!intent.IsOpen)
            throw RefusedException.WrongState(
                $"You cannot cancel this PaymentIntent because it has a status of {intent.Status}.",
                "payment_intent_unexpected_state"
            );

        var batch = events.Open();
        checkouts.Cancel(intent, request.Parameters.Text("cancellation_reason"), batch);
        batch.Send(intent.Scenario);
        return intent;
    }
}
