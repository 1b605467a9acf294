using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders.Views;

/// <summary>Carries out the actions of an order over HTTP, each as its own call.</summary>
internal static class OrderCalls
{
    /// <summary>Every action of a role, as it is named in <c>actions</c>.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Of = new Dictionary<string, string[]>
    {
        ["seller"] =
        [
            "confirm",
            "reject",
            "cancel",
            "cancel_units",
            "pack",
            "ship",
            "deliver",
            "refund",
            "send_message",
            "set_invoice_link",
        ],
        ["buyer"] = ["cancel", "cancel_request", "confirm_receipt", "accept", "request_return", "send_message"],
        ["admin"] = ["cancel", "refund", "send_message"],
        ["support"] = ["cancel", "refund", "send_message"],
    };

    /// <summary>Tries an action; a refund of a unit, and if that is refused one of shipping.</summary>
    public static async Task<HttpResponseMessage> TryAsync(
        SignIn who,
        string role,
        string action,
        Guid order,
        Guid line
    )
    {
        var (method, path, body) = CallOf(who, role, action, order, line);
        var answer = await SendAsync(who, method, path, body);
        if (action != "refund" || answer.IsSuccessStatusCode)
            return answer;
        var parts = new[] { new { kind = "shipping" } };
        object shipping =
            role == "seller"
                ? new { reason = "goodwill", parts }
                : new
                {
                    reasonCode = "goodwill",
                    reason = "Ticket 4711",
                    parts,
                };
        return await SendAsync(who, method, path, shipping);
    }

    private static Task<HttpResponseMessage> SendAsync(SignIn who, HttpMethod method, string path, object? body) =>
        who.Client.SendJsonAsync(
            method,
            $"/api/v1{path}",
            body,
            ("Idempotency-Key", $"{Guid.CreateVersion7()}"),
            ("Accept-Language", "en")
        );

    /// <summary>What the caller can do, by their own view of the order; nothing when they do not see it.</summary>
    public static async Task<IReadOnlySet<string>> OfferedAsync(SignIn who, string role, Guid order)
    {
        var answer = await who.Client.GetAsync($"/api/v1{Root(who, role)}/{order}");
        if (!answer.IsSuccessStatusCode)
            return new HashSet<string>();
        var view = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return view.GetProperty("actions").EnumerateArray().Select(a => a.GetString()!).ToHashSet();
    }

    private static string Root(SignIn who, string role) =>
        role switch
        {
            "buyer" => "/orders",
            "seller" => $"/seller/{who.SellerId}/orders",
            _ => "/admin/orders",
        };

    private static (HttpMethod Method, string Path, object? Body) CallOf(
        SignIn who,
        string role,
        string action,
        Guid order,
        Guid line
    )
    {
        var path = $"{Root(who, role)}/{order}";
        var lines = new[] { new { lineId = line, quantity = 1 } };
        return (role, action) switch
        {
            (_, "send_message") when role == "seller" => (
                HttpMethod.Post,
                $"/seller/{who.SellerId}/threads/{order}/messages",
                new { body = "Hello" }
            ),
            (_, "send_message") => (HttpMethod.Post, $"{path}/messages", new { body = "Hello" }),
            ("seller", "set_invoice_link") => (
                HttpMethod.Put,
                $"{path}/invoice-link",
                new { url = $"https://invoices.example.com/{Guid.CreateVersion7()}" }
            ),
            ("seller", "cancel_units") => (
                HttpMethod.Post,
                $"{path}/cancel-units",
                new { lines, reasonCode = "other" }
            ),
            ("seller", "pack") => (HttpMethod.Post, $"{path}/parcels", new { }),
            ("seller", "refund") => (HttpMethod.Post, $"{path}/refunds", new { reason = "goodwill", lines }),
            ("seller", "reject" or "cancel") => (HttpMethod.Post, $"{path}/{action}", new { reasonCode = "damaged" }),
            ("seller", "ship") => (HttpMethod.Post, $"{path}/ship", new { }),
            ("buyer", "request_return") => (
                HttpMethod.Post,
                $"{path}/returns",
                new
                {
                    kind = "withdrawal",
                    lines = new[]
                    {
                        new
                        {
                            lineId = line,
                            quantity = 1,
                            reasonCode = "other",
                        },
                    },
                    iban = "TR330006100519786457841326",
                }
            ),
            ("buyer", "cancel_request") => (HttpMethod.Post, $"{path}/cancel-request", null),
            ("buyer", "confirm_receipt") => (HttpMethod.Post, $"{path}/confirm-receipt", null),
            ("admin" or "support", "cancel") => (HttpMethod.Post, $"{path}/cancel", new { reason = "Ticket 4711" }),
            ("admin" or "support", "refund") => (
                HttpMethod.Post,
                $"{path}/refunds",
                new
                {
                    reasonCode = "goodwill",
                    reason = "Ticket 4711",
                    lines,
                }
            ),
            _ => (HttpMethod.Post, $"{path}/{action}", null),
        };
    }
}
