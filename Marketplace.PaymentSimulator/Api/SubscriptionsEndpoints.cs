using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary><c>/v1/subscriptions</c>. Subscriptions begin at the checkout page.</summary>
public static class SubscriptionsEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        var subscriptions = routes.MapGroup("/v1/subscriptions");
        subscriptions.MapGet(
            "",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => List(state, request))
        );
        subscriptions.MapGet(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => state.Subscriptions.Get(request.RouteId))
        );
        subscriptions.MapPost(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state, Billing billing) =>
                api.AnswerAsync(http, request => Update(state, billing, request))
        );
        subscriptions.MapDelete(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state, Billing billing) =>
                api.AnswerAsync(http, request => Cancel(state, billing, request))
        );
    }

    private static StripeList<Subscription> List(SimulatorState state, StripeRequest request)
    {
        var (customer, status) = (request.Parameters.Text("customer"), request.Parameters.Text("status"));
        return state
            .Subscriptions.NewestFirst.Where(subscription =>
                (customer is null || subscription.Customer == customer)
                && status switch
                {
                    "all" => true,
                    null => subscription.Status != "canceled",
                    _ => subscription.Status == status,
                }
            )
            .Page(request);
    }

    private static Subscription Update(SimulatorState state, Billing billing, StripeRequest request)
    {
        var subscription = state.Subscriptions.Get(request.RouteId);
        if (subscription.Status == "canceled")
            throw RefusedException.WrongState(
                "A canceled subscription can only update its cancellation_details and metadata."
            );

        if (request.Parameters.Text("cancel_at_period_end") is not null)
            subscription.CancelAtPeriodEnd = request.Parameters.Flag("cancel_at_period_end");
        if (request.Parameters.Text("default_payment_method") is { } method)
            subscription.DefaultPaymentMethod = state.PaymentMethods.Get(method).Id;
        foreach (var (key, value) in request.Parameters.Map("metadata"))
            subscription.Metadata[key] = value;
        billing.TellUpdated(subscription);
        return subscription;
    }

    private static Subscription Cancel(SimulatorState state, Billing billing, StripeRequest request)
    {
        var subscription = state.Subscriptions.Get(request.RouteId);
        billing.Cancel(subscription);
        return subscription;
    }
}
