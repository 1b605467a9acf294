using System.Diagnostics;
using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Observability;

/// <summary>One order is one trace, from the request to the last handler.</summary>
public sealed class OrderTraceTests(ObservedApp app) : IClassFixture<ObservedApp>
{
    private const string Event = "marketplace.orders.order-placed.v1";

    [Fact]
    public async Task Order_FromRequestToHandlers_IsOneTrace()
    {
        var (trace, order) = await OrderAsync();

        var spans = app.Spans.Where(span => span.TraceId == trace).ToList();
        var request = Assert.Single(spans, span => span.Kind == ActivityKind.Server);
        Assert.Equal("POST /api/v1/checkouts/{id}/complete", Shortened(request.DisplayName));
        var publish = Assert.Single(spans, span => span.DisplayName == $"publish {Event}");
        Assert.Equal(ActivityKind.Producer, publish.Kind);
        Assert.Equal(request.SpanId, publish.ParentSpanId);
        foreach (var consumer in (string[])["analytics", "notifications"])
        {
            var process = Assert.Single(spans, span => span.DisplayName == $"process {Event} by {consumer}");
            Assert.Equal((ActivityKind.Consumer, publish.SpanId), (process.Kind, process.ParentSpanId));
            AssertTags(process, "process", order);
            Assert.Equal(consumer, process.GetTagItem("messaging.consumer.group.name"));
            Assert.Contains(spans, span => span.Source.Name == "Npgsql" && span.ParentSpanId == process.SpanId);
        }

        AssertTags(publish, "publish", order);
        Assert.Equal("send", publish.GetTagItem("messaging.operation.type"));
    }

    [Fact]
    public async Task Orders_HandledTogether_EachHaveTheirSpansInTheirOwnTrace()
    {
        using var seller = await app.SellerAsync();
        using var buyer = await app.BuyerAsync();
        var goods = await app.GoodsAsync(seller);
        var traces = new List<ActivityTraceId>();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await buyer.CompleteAsync(await buyer.CheckoutAsync((goods.VariantId, 1)));
            traces.Add(ActivityContext.Parse(answer.Headers.GetValues("traceparent").Single(), null).TraceId);
        }

        await app.DrainAsync();

        foreach (var trace in traces)
        {
            var spans = app.Spans.Where(span => span.TraceId == trace).ToList();
            var publish = Assert.Single(spans, span => span.DisplayName == $"publish {Event}");
            foreach (var consumer in (string[])["analytics", "notifications"])
            {
                var process = Assert.Single(spans, span => span.DisplayName == $"process {Event} by {consumer}");
                Assert.Equal((ActivityKind.Consumer, publish.SpanId), (process.Kind, process.ParentSpanId));
                Assert.Equal(ActivityStatusCode.Unset, process.Status);
            }
        }
    }

    [Fact]
    public async Task Order_WhenPlaced_IsCountedOnce()
    {
        var counted = 0L;
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "marketplace.orders.placed")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        listener.Start();

        await OrderAsync();

        // Meters belong to the process, and tests beside this one order as well.
        Assert.True(counted >= 1);
    }

    [Fact]
    public async Task LogLine_OfARequest_CarriesItsTrace()
    {
        var (trace, _) = await OrderAsync();

        Assert.Contains(app.LogLines, line => line.TraceId == trace && line.SpanId != default);
    }

    private async Task<(ActivityTraceId Trace, Guid Order)> OrderAsync()
    {
        using var seller = await app.SellerAsync();
        using var buyer = await app.BuyerAsync();
        var goods = await app.GoodsAsync(seller);
        var checkout = await buyer.CheckoutAsync((goods.VariantId, 1));
        using var answer = await buyer.CompleteAsync(checkout);
        var placed = await answer.JsonAsync(HttpStatusCode.Created);
        var request = ActivityContext.Parse(answer.Headers.GetValues("traceparent").Single(), null);
        await app.DrainAsync();
        return (request.TraceId, placed.GetProperty("orders")[0].GetProperty("id").GetGuid());
    }

    private static void AssertTags(Activity span, string operation, Guid order)
    {
        Assert.Equal("postgresql", span.GetTagItem("messaging.system"));
        Assert.Equal("platform.deliveries", span.GetTagItem("messaging.destination.name"));
        Assert.Equal(operation, span.GetTagItem("messaging.operation.name"));
        Assert.Equal(order.ToString(), span.GetTagItem("marketplace.event.subject"));
        Assert.Equal(Event, span.GetTagItem("marketplace.event.type"));
        Assert.NotNull(span.GetTagItem("marketplace.event.id"));
    }

    /// <summary>A route without the type of its parameter.</summary>
    private static string Shortened(string name) =>
        System.Text.RegularExpressions.Regex.Replace(name, @"\{\w+(:\w+)?\}", "{id}");
}
