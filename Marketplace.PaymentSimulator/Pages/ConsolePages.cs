using Marketplace.PaymentSimulator.Control;
using Marketplace.PaymentSimulator.Payouts;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>The console page and its buttons.</summary>
public static class ConsolePages
{
    /// <summary>Maps the page and its buttons.</summary>
    public static void MapConsolePage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Show);
        var buttons = routes.MapGroup("/console").AddEndpointFilter(RedirectBackAsync);
        buttons.MapPost(
            "/sessions/{id}/pay",
            async (HttpContext http, ControlService controls, string id, CancellationToken ct) =>
                controls.Pay(
                    id,
                    card: null,
                    http.Request.HasFormContentType
                        ? (await http.Request.ReadFormAsync(ct))["scenario"].ToString()
                        : null
                )
        );
        buttons.MapPost("/sessions/{id}/expire", (ControlService controls, string id) => controls.Expire(id));
        buttons.MapPost(
            "/sessions/{id}/advance",
            (ControlService controls, string id, CancellationToken ct) => controls.AdvanceAsync(id, ct)
        );
        buttons.MapPost(
            "/payments/{id}/dispute",
            (ControlService controls, string id) => controls.Dispute(id, null, null, isInquiry: false, null)
        );
        buttons.MapPost("/disputes/{id}/win", (ControlService controls, string id) => controls.CloseDispute(id, true));
        buttons.MapPost(
            "/disputes/{id}/lose",
            (ControlService controls, string id) => controls.CloseDispute(id, false)
        );
        buttons.MapPost(
            "/transfers/{id}/return",
            (SimulatorState state, TransferService transfers, string id) =>
            {
                lock (state.Sync)
                    return transfers.Return(id, null).Id;
            }
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
        string? error
    )
    {
        lock (state.Sync)
        {
            var view = ConsoleView.Of(state, endpoint.Current.Url, options.Value.ApiVersion);
            return new(
                new()
                {
                    ["Language"] = Language.Of(http.Request),
                    ["Error"] = error,
                    ["View"] = view,
                }
            );
        }
    }

    private static async ValueTask<object?> RedirectBackAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var language = Language.Of(context.HttpContext.Request).Tag;
        var error = "";
        try
        {
            await next(context);
        }
        catch (RefusedException refused)
        {
            error = $"&error={Uri.EscapeDataString(refused.Message)}";
        }

        context.HttpContext.Response.Headers.Location = $"/?lang={language}{error}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>The content of the console page: the newest of everything.</summary>
public sealed record ConsoleView(
    string? WebhookUrl,
    string ApiVersion,
    IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<PaymentView> Payments,
    IReadOnlyList<RefundView> Refunds,
    IReadOnlyList<DisputeView> Disputes,
    IReadOnlyList<AccountView> Accounts,
    IReadOnlyList<TransferView> Transfers,
    IReadOnlyList<WebhookView> Webhooks
)
{
    private const int ShownObjects = 50;

    internal static ConsoleView Of(SimulatorState state, string? webhookUrl, string apiVersion) =>
        new(
            webhookUrl,
            apiVersion,
            [.. state.Sessions.NewestFirst.Take(ShownObjects).Select(session => SessionView.Of(session, state))],
            [.. state.Intents.NewestFirst.Take(ShownObjects).Select(PaymentView.Of)],
            [.. state.Refunds.NewestFirst.Take(ShownObjects).Select(RefundView.Of)],
            [.. state.Disputes.NewestFirst.Take(ShownObjects).Select(DisputeView.Of)],
            [.. state.Accounts.NewestFirst.Take(ShownObjects).Select(AccountView.Of)],
            [.. state.Transfers.NewestFirst.Take(ShownObjects).Select(one => TransferView.Of(one, state))],
            [.. state.Webhooks.NewestFirst.Take(2 * ShownObjects).Select(webhook => WebhookView.Of(webhook))]
        );
}
