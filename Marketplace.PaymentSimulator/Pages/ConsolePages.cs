using Marketplace.PaymentSimulator.Control;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>The simulator's own page and its buttons.</summary>
public static class ConsolePages
{
    /// <summary>Maps the page and its buttons.</summary>
    public static void MapConsolePage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Show);
        var buttons = routes.MapGroup("/console").AddEndpointFilter(GoBackAsync);
        buttons.MapPost(
            "/sessions/{id}/pay",
            async (HttpContext http, Controls controls, string id, CancellationToken ct) =>
                controls.Pay(
                    id,
                    card: null,
                    http.Request.HasFormContentType
                        ? (await http.Request.ReadFormAsync(ct))["scenario"].ToString()
                        : null
                )
        );
        buttons.MapPost("/sessions/{id}/expire", (Controls controls, string id) => controls.Expire(id));
        buttons.MapPost(
            "/sessions/{id}/advance",
            (Controls controls, string id, CancellationToken ct) => controls.AdvanceAsync(id, ct)
        );
        buttons.MapPost(
            "/webhooks/{id}/replay",
            (WebhookSender sender, string id, CancellationToken ct) => sender.ReplayAsync(id, badSignature: false, ct)
        );
    }

    private static Page<ConsolePage> Show(
        HttpContext http,
        SimulatorState state,
        WebhookEndpoint endpoint,
        IOptions<SimulatorOptions> options,
        string? fault
    )
    {
        lock (state.Sync)
        {
            var view = ConsoleView.Of(state, endpoint.Current.Url, options.Value.ApiVersion);
            return new(
                new()
                {
                    ["Language"] = Language.Of(http.Request),
                    ["Fault"] = fault,
                    ["View"] = view,
                }
            );
        }
    }

    private static async ValueTask<object?> GoBackAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var language = Language.Of(context.HttpContext.Request).Tag;
        var fault = "";
        try
        {
            await next(context);
        }
        catch (RefusedException refused)
        {
            fault = $"&fault={Uri.EscapeDataString(refused.Message)}";
        }

        context.HttpContext.Response.Headers.Location = $"/?lang={language}{fault}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>What the simulator's own page shows: the newest of everything.</summary>
public sealed record ConsoleView(
    string? WebhookUrl,
    string ApiVersion,
    IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<PaymentView> Payments,
    IReadOnlyList<RefundView> Refunds,
    IReadOnlyList<WebhookView> Webhooks
)
{
    private const int Most = 50;

    internal static ConsoleView Of(SimulatorState state, string? webhookUrl, string apiVersion) =>
        new(
            webhookUrl,
            apiVersion,
            [.. state.Sessions.NewestFirst.Take(Most).Select(session => SessionView.Of(session, state))],
            [.. state.Intents.NewestFirst.Take(Most).Select(PaymentView.Of)],
            [.. state.Refunds.NewestFirst.Take(Most).Select(RefundView.Of)],
            [.. state.Webhooks.NewestFirst.Take(2 * Most).Select(webhook => WebhookView.Of(webhook))]
        );
}
