using Marketplace.PaymentSimulator.Api;
using Marketplace.PaymentSimulator.Carrier;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Control;

/// <summary><c>/_simulator</c>: JSON endpoints to inspect and control the simulator.</summary>
/// <remarks>They need no key: run the simulator on a developer's machine or in a test, never on a public
/// network.</remarks>
public static class ControlEndpoints
{
    private const int LargestLimit = 1000;

    /// <summary>Maps the endpoints.</summary>
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/_simulator").AddEndpointFilter(ReportErrorsAsync);
        control.MapGet("", Describe);
        control.MapPost(
            "/reset",
            (ControlService controls, CarrierState carrier) =>
            {
                controls.Reset();
                carrier.Clear();
                return Results.NoContent();
            }
        );
        control.MapPut("/webhook-endpoint", ChangeEndpoint);
        MapSessions(control);
        MapPayments(control);
        MapDisputes(control);
        MapWebhooks(control);
    }

    private static void MapSessions(RouteGroupBuilder control)
    {
        control.MapGet(
            "/sessions",
            (SimulatorState state, int? limit) =>
                Newest(state, state.Sessions, limit, session => SessionView.Of(session, state))
        );
        control.MapGet(
            "/sessions/{id}",
            (SimulatorState state, string id) => Locked(state, () => SessionView.Of(state.Sessions.Get(id), state))
        );
        control.MapPost(
            "/sessions/{id}/pay",
            (ControlService controls, string id, PayRequest? body) => controls.Pay(id, body?.Card, body?.Scenario)
        );
        control.MapPost(
            "/sessions/{id}/decline",
            (ControlService controls, string id) => controls.Pay(id, card: null, Scenario.Decline.Name())
        );
        control.MapPost(
            "/sessions/{id}/authenticate",
            (ControlService controls, string id, AuthenticateRequest? body) =>
                controls.Authenticate(id, body?.Approve ?? true)
        );
        control.MapPost("/sessions/{id}/expire", (ControlService controls, string id) => controls.Expire(id));
        control.MapPost(
            "/sessions/{id}/advance",
            (ControlService controls, string id, CancellationToken ct) => controls.AdvanceAsync(id, ct)
        );
    }

    private static void MapPayments(RouteGroupBuilder control)
    {
        control.MapGet(
            "/payments",
            (SimulatorState state, int? limit) => Newest(state, state.Intents, limit, PaymentView.Of)
        );
        control.MapGet(
            "/payments/{id}",
            (SimulatorState state, string id) => Locked(state, () => PaymentView.Of(state.Intents.Get(id)))
        );
        control.MapPost(
            "/payments/{id}/advance",
            (ControlService controls, string id, CancellationToken ct) => controls.AdvanceAsync(id, ct)
        );
        control.MapGet(
            "/refunds",
            (SimulatorState state, int? limit) => Newest(state, state.Refunds, limit, RefundView.Of)
        );
        control.MapPost(
            "/payments/{id}/refund",
            (ControlService controls, string id, RefundRequest? body) =>
                controls.Refund(id, body?.Amount, body?.Scenario)
        );
        control.MapPost("/refunds/{id}/fail", (ControlService controls, string id) => controls.FailRefund(id));
        control.MapPost(
            "/refunds/{id}/advance",
            (ControlService controls, string id, CancellationToken ct) => controls.AdvanceAsync(id, ct)
        );
    }

    private static void MapDisputes(RouteGroupBuilder control)
    {
        control.MapGet(
            "/disputes",
            (SimulatorState state, int? limit) => Newest(state, state.Disputes, limit, DisputeView.Of)
        );
        control.MapPost(
            "/payments/{id}/dispute",
            (ControlService controls, string id, DisputeRequest? body) =>
                controls.Dispute(id, body?.Amount, body?.Reason, body?.Inquiry ?? false, body?.Scenario)
        );
        control.MapPost("/disputes/{id}/win", (ControlService controls, string id) => controls.CloseDispute(id, true));
        control.MapPost(
            "/disputes/{id}/lose",
            (ControlService controls, string id) => controls.CloseDispute(id, false)
        );
    }

    private static void MapWebhooks(RouteGroupBuilder control)
    {
        control.MapGet(
            "/webhooks",
            (SimulatorState state, int? limit, string? type, string? objectId, string? status) =>
                Locked(
                    state,
                    () =>
                        state
                            .Webhooks.NewestFirst.Where(one =>
                                (type is null || one.Type == type)
                                && (objectId is null || one.ObjectId == objectId)
                                && (status is null || one.Status == status)
                            )
                            .Take(Math.Clamp(limit ?? 100, 1, LargestLimit))
                            .Select(webhook => WebhookView.Of(webhook))
                            .ToList()
                )
        );
        control.MapGet(
            "/webhooks/{id}",
            (SimulatorState state, string id) => Locked(state, () => WithPayload(state.Webhooks.Get(id)))
        );
        control.MapPost(
            "/webhooks/{id}/replay",
            async (SimulatorState state, WebhookSender sender, string id, ReplayRequest? body, CancellationToken ct) =>
            {
                var webhook = await sender.ReplayAsync(id, body?.BadSignature ?? false, ct);
                return Locked(state, () => WithPayload(webhook));
            }
        );
    }

    private static object Describe(
        IOptions<SimulatorOptions> options,
        WebhookEndpoint endpoint,
        SimulatorState state
    ) =>
        Locked(
            state,
            () =>
                new
                {
                    simulator = true,
                    movesMoney = false,
                    options.Value.ApiVersion,
                    webhookUrl = endpoint.Current.Url,
                    scenarioHeader = StripeApi.ScenarioHeader,
                    scenarios = ScenarioNames.All,
                    cards = TestCards.All.Select(card => new
                    {
                        card.Number,
                        scenario = card.Scenario.Name(),
                        description = card.English,
                    }),
                    sessions = state.Sessions.Count,
                    payments = state.Intents.Count,
                    webhooks = state.Webhooks.Count,
                }
        );

    private static IResult ChangeEndpoint(WebhookEndpoint endpoint, EndpointRequest body)
    {
        if (body.Url is not null && !SimulatorOptionsValidator.IsHttp(body.Url))
        {
            throw RefusedException.BadParameter(
                "The url must be an absolute http or https address, or null to send no webhooks.",
                "url"
            );
        }

        if (body.Secret is not null && !body.Secret.StartsWith("whsec_", StringComparison.Ordinal))
            throw RefusedException.BadParameter("The secret must begin with whsec_.", "secret");

        endpoint.Change(body.Url, body.Secret);
        return Results.NoContent();
    }

    private static WebhookView WithPayload(SentWebhook webhook) => WebhookView.Of(webhook, webhook.Payload);

    private static List<TView> Newest<T, TView>(
        SimulatorState state,
        ObjectStore<T> store,
        int? limit,
        Func<T, TView> view
    )
        where T : class =>
        Locked(state, () => store.NewestFirst.Take(Math.Clamp(limit ?? 100, 1, LargestLimit)).Select(view).ToList());

    private static T Locked<T>(SimulatorState state, Func<T> read)
    {
        lock (state.Sync)
            return read();
    }

    internal static async ValueTask<object?> ReportErrorsAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException error)
        {
            return Results.Problem(
                error.Message,
                statusCode: error.Status == StatusCodes.Status400BadRequest
                    ? StatusCodes.Status409Conflict
                    : error.Status
            );
        }
    }

    private sealed record PayRequest(string? Card, string? Scenario);

    private sealed record RefundRequest(long? Amount, string? Scenario);

    private sealed record DisputeRequest(long? Amount, string? Reason, bool? Inquiry, string? Scenario);

    private sealed record AuthenticateRequest(bool? Approve);

    private sealed record ReplayRequest(bool BadSignature);

    private sealed record EndpointRequest(string? Url, string? Secret);
}
