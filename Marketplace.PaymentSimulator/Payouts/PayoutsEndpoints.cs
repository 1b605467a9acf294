using Marketplace.PaymentSimulator.Api;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Payouts;

/// <summary><c>/v1/accounts</c>, <c>/v1/account_links</c>, <c>/v1/transfers</c> and
/// <c>/v1/balance_transactions</c>.</summary>
public static class PayoutsEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapPayouts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(
            "/v1/accounts",
            (HttpContext http, StripeApi api, AccountService accounts) => api.RespondAsync(http, accounts.Open)
        );
        routes.MapGet(
            "/v1/accounts/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => state.Accounts.Get(request.RouteId))
        );
        routes.MapPost(
            "/v1/account_links",
            (HttpContext http, StripeApi api, AccountService accounts) => api.RespondAsync(http, accounts.Link)
        );
        MapTransfers(routes.MapGroup("/v1/transfers"));
        routes.MapGet(
            "/v1/balance_transactions",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(
                    http,
                    request =>
                    {
                        var type = request.Parameters.Text("type");
                        return state
                            .BalanceTransactions.NewestFirst.Where(one => type is null || one.Type == type)
                            .Page(request);
                    }
                )
        );
    }

    private static void MapTransfers(RouteGroupBuilder transfers)
    {
        transfers.MapPost(
            "",
            (HttpContext http, StripeApi api, TransferService service) =>
                api.RespondAsync(http, service.Create, service.IsUnanswered)
        );
        transfers.MapGet(
            "",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => List(state, request))
        );
        transfers.MapGet(
            "/{id}",
            (HttpContext http, StripeApi api, SimulatorState state) =>
                api.RespondAsync(http, request => state.Transfers.Get(request.RouteId))
        );
    }

    private static StripeList<Transfer> List(SimulatorState state, StripeRequest request)
    {
        var (to, group) = (request.Parameters.Text("destination"), request.Parameters.Text("transfer_group"));
        return state
            .Transfers.NewestFirst.Where(one =>
                (to is null || one.Destination == to) && (group is null || one.TransferGroup == group)
            )
            .Page(request);
    }
}
