using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary><c>/v1/refunds</c>.</summary>
public static class RefundsEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapRefunds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/refunds");
        group.MapPost(
            "",
            (HttpContext http, StripeApi api, SimulatorState state, RefundService refunds) =>
                api.RespondAsync(http, request => Create(state, refunds, request))
        );
        group.MapGet(
            "",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => List(state, request))
        );
        group.MapGet(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => state.Refunds.Get(request.RouteId))
        );
    }

    private static StripeList<Refund> List(SimulatorState state, StripeRequest request)
    {
        var intent = request.Parameters.Text("payment_intent");
        return state
            .Refunds.NewestFirst.Where(refund => intent is null || refund.PaymentIntent == intent)
            .Page(request);
    }

    private static Refund Create(SimulatorState state, RefundService refunds, StripeRequest request)
    {
        var parameters = request.Parameters;
        var charge = ChargeOf(state, parameters);
        var amount = parameters["amount"] is null ? (long?)null : parameters.RequiredPositive("amount");
        var reason = parameters.Text("reason");
        if (reason is not (null or "duplicate" or "fraudulent" or "requested_by_customer"))
        {
            throw RefusedException.BadParameter(
                "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer",
                "reason"
            );
        }

        var inherited =
            state.Intents.TryGet(charge.PaymentIntent, out var intent) && intent.Scenario == Scenario.RefundFails
                ? Scenario.RefundFails
                : Scenario.Success;
        return refunds.Create(charge, amount, reason, parameters.Map("metadata"), request.ObjectScenario ?? inherited);
    }

    private static Charge ChargeOf(SimulatorState state, FormNode parameters)
    {
        var intent = state.Intents.Get(parameters.RequiredText("payment_intent"));
        return intent.Status == "succeeded"
            ? state.Charges.Get(intent.LatestCharge)
            : throw RefusedException.WrongState(
                $"This PaymentIntent ({intent.Id}) does not have a successful charge to refund.",
                "payment_intent_unexpected_state"
            );
    }
}
