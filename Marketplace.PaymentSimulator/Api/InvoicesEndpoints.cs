using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary><c>/v1/invoices</c>.</summary>
public static class InvoicesEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapInvoices(this IEndpointRouteBuilder routes)
    {
        var invoices = routes.MapGroup("/v1/invoices");
        invoices.MapGet(
            "",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => List(state, request))
        );
        invoices.MapGet(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.AnswerAsync(http, request => state.Invoices.Get(request.RouteId))
        );
        invoices.MapPost(
            "/{id}/pay",
            (HttpContext http, StripeApi api, SimulatorState state, Renewals renewals) =>
                api.AnswerAsync(http, request => Pay(state, renewals, request))
        );
    }

    private static StripeList<Invoice> List(SimulatorState state, StripeRequest request)
    {
        var (customer, status) = (request.Parameters.Text("customer"), request.Parameters.Text("status"));
        var subscription = request.Parameters.Text("subscription");
        return state
            .Invoices.NewestFirst.Where(invoice =>
                (customer is null || invoice.Customer == customer)
                && (status is null || invoice.Status == status)
                && (subscription is null || invoice.Subscription == subscription)
            )
            .Page(request);
    }

    private static Invoice Pay(SimulatorState state, Renewals renewals, StripeRequest request)
    {
        var invoice = state.Invoices.Get(request.RouteId);
        var intent = renewals.Pay(
            invoice,
            request.Parameters.Text("payment_method"),
            request.ScenarioToRemember,
            request.BaseUrl
        );
        return intent.LastPaymentError is { } error
            ? throw new RefusedException(
                StatusCodes.Status402PaymentRequired,
                error with
                {
                    PaymentIntent = Rendering.Snapshot(intent),
                }
            )
            : invoice;
    }
}
