using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Microsoft.AspNetCore.Http;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Refunds with our mark at the simulated provider, which tells nobody of them.</summary>
public static class RefundsAtProvider
{
    private const string ScenarioHeader = "X-Simulator-Scenario";

    /// <summary>An order that was paid at the provider, with what the provider calls its money.</summary>
    public static async Task<(Sale Sale, string Capture)> PaidAtProviderAsync(this ShopApp app, int variant = 0)
    {
        var (sale, page) = await app.OpenAsync(variant);
        await app.Provider.PayAsync(page);
        await ShopApp.EventuallyAsync(
            "the order is placed",
            async () => (await app.OrderAsync(sale.OrderId)).Status == OrderStatus.Placed
        );
        return (sale, (await app.PaymentAsync(sale.PaymentId)).ProviderCaptureId!);
    }

    /// <summary>The store promises to refund one unit.</summary>
    public static async Task<Guid> PromiseUnitAsync(this ShopApp app, Sale sale)
    {
        var unit = new RefundOrder(
            sale.OrderId,
            OrderActor.Seller(app.SellingActor, app.Seller.SellerId),
            [new(sale.LineId, 1)],
            "seller.goodwill"
        );
        var promised = await app.InScopeAsync<OrderRefundService, Result<Modules.Payments.Contracts.RefundSummary>>(s =>
            s.RefundAsync(unit, default)
        );
        Assert.True(promised.Succeeded, promised.Error?.Code);
        return promised.Value.Id;
    }

    /// <summary>What the provider has made with the mark of a refund.</summary>
    public static async Task<List<ProviderRefund>> MarkedAsync(this ShopApp app, string capture, Guid refundId)
    {
        var gateway = await app.InScopeAsync<PaymentGatewayRegistry, IPaymentGateway>(g => Task.FromResult(g.Current!));
        var marked = new List<ProviderRefund>();
        await foreach (var refund in gateway.ListRefundsAsync(capture, default))
        {
            if (refund.RefundId == refundId)
                marked.Add(refund);
        }

        return marked;
    }

    /// <summary>The provider makes a refund with our mark, as a call of ours did that nobody remembers.</summary>
    public static async Task<string> MakeMarkedAsync(this ShopApp app, string capture, Refund refund)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Provider.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/refunds")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["payment_intent"] = capture,
                    ["amount"] = $"{refund.AmountMinor}",
                    ["metadata[refund_id]"] = refund.Id.ToString(),
                }
            ),
        };
        request.Headers.Authorization = new("Bearer", SimulatedProvider.ApiKey);
        request.Headers.Add(ScenarioHeader, "lost");
        var made = await http.SendAsync(request);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Does what is asked; nobody is told by webhook.</summary>
    public static Task TellNobodyAsync(HttpContext context, Func<Task> workAsync)
    {
        context.Request.Headers[ScenarioHeader] = "lost";
        return workAsync();
    }

    /// <summary>Does what is asked, tells nobody, and loses the answer.</summary>
    public static Task LoseAsync(HttpContext context, Func<Task> workAsync)
    {
        context.Request.Headers[ScenarioHeader] = "lost";
        return SimulatedProvider.LoseAnswerAsync(context, workAsync);
    }

    /// <summary>Does what is asked, and says that it is still being processed.</summary>
    public static async Task SayPendingAsync(HttpContext context, Func<Task> workAsync)
    {
        var body = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await TellNobodyAsync(context, workAsync);
        context.Response.Body = body;
        answer.Position = 0;
        var said = (await JsonNode.ParseAsync(answer))!;
        said["status"] = "pending";
        context.Response.ContentLength = null;
        await context.Response.WriteAsync(said.ToJsonString());
    }

    /// <summary>Refuses everything.</summary>
    public static Func<HttpContext, Func<Task>, Task> Refuse(int status) =>
        (context, _) =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsJsonAsync(new { error = new { type = "invalid_request_error" } });
        };
}
