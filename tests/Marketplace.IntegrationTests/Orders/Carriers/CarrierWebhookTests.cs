using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Webhooks of a carrier in any order, and such as did not come from it.</summary>
public sealed class CarrierWebhookTests(CarrierApp app) : IClassFixture<CarrierApp>
{
    private const string Path = "/api/v1/carriers/webhooks/simulator";

    private static readonly string[] Delivered =
    [
        "picked_up",
        "in_transit",
        "not_found",
        "out_for_delivery",
        "delivered",
    ];
    private static readonly string[] Refused = ["picked_up", "in_transit", "out_for_delivery", "refused"];

    [Fact]
    public async Task Scans_OfAHundredParcelsDoubledAndShuffled_EndTheSame()
    {
        var random = new Random(20_261_130);
        for (var ten = 0; ten < 10; ten++)
        {
            var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 10);
            var parcels = new List<(Guid Id, string Tracking)>();
            for (var i = 0; i < 10; i++)
            {
                var parcel = await seller.PackedAsync(order, (line, 1));
                parcels.Add((parcel, await CarrierApp.LabelledAsync(seller, order, parcel)));
            }

            var scans = parcels
                .SelectMany((p, i) => ScansOf(p.Tracking, i % 5 == 0 ? Refused : Delivered))
                .SelectMany(scan => Enumerable.Repeat(scan, 2))
                .ToArray();
            random.Shuffle(scans);
            var answers = await Task.WhenAll(scans.Chunk(9).Select(chunk => SendAsync(chunk)));
            Assert.All(answers, a => a.Expect(HttpStatusCode.OK));

            Assert.Equal("shipped", await buyer.StatusAsync(order));
            Assert.Equal(
                "Delivered 8,Undelivered 2",
                await app.ScalarAsync<string>(
                    "SELECT string_agg(status || ' ' || n, ',' ORDER BY status) FROM (SELECT status, COUNT(*) AS n "
                        + $"FROM orders.parcels WHERE order_id = '{order}' GROUP BY status) AS s"
                )
            );
            Assert.Equal(10, await app.EventsOfAsync(order, "orders.parcel-shipped"));
            Assert.Equal(8, await app.EventsOfAsync(order, "orders.parcel-delivered"));
        }

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Webhook_NotSignedByTheCarrier_IsRefusedAndChangesNothing()
    {
        var ((order, seller, _, _), _) = await app.ConfirmedOrderAsync(quantity: 1);
        var parcel = await seller.PackedAsync(order);
        var tracking = await CarrierApp.LabelledAsync(seller, order, parcel);
        Assert.Equal((3, 0), await app.Carrier.TravelAsync(tracking, "lost", "bad_signature"));
        var scans = ScansOf(tracking, Delivered);
        await AssertRefusedAsync(SendAsync(scans, signature: ""));
        await AssertRefusedAsync(SendAsync(scans, signature: "t=1,v1=" + new string('0', 64)));
        await AssertRefusedAsync(SendAsync(scans, age: TimeSpan.FromMinutes(6)));
        await AssertRefusedAsync(SendBodyAsync("{ not json"));
        Assert.Equal("ready", await CarrierApp.StatusAsync(seller, order, parcel));
    }

    [Fact]
    public async Task Webhook_ThatSaysNothing_IsTakenAndChangesNothing()
    {
        var receipt = await (
            await SendBodyAsync(
                """
                {"scans":[null,{},{"trackingNumber":"SIM1","status":"sorted","at":"2026-01-01T00:00:00+03:00"},
                {"trackingNumber":"SIM1","status":"delivered","at":"2026-01-01T00:00:00+03:00"},
                {"trackingNumber":"A\u0000B","status":"delivered","at":"2026-01-01T00:00:00Z"}]}
                """
            )
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(1, receipt.GetProperty("read").GetInt32());
        Assert.Equal(0, receipt.GetProperty("changed").GetInt32());
        (await SendBodyAsync("{}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Webhook_OfAnUnknownCarrierOrTooLarge_IsRefused()
    {
        var unknown = await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/carriers/webhooks/yurtici", new { });
        await unknown.ProblemAsync(404, "resource.not_found");
        await (await SendBodyAsync(new string(' ', 300_000))).ProblemAsync(413, "request.too_large");
    }

    private static async Task AssertRefusedAsync(Task<HttpResponseMessage> answer) =>
        await (await answer).ProblemAsync(400, "webhook.signature_invalid");

    private object[] ScansOf(string tracking, IEnumerable<string> statuses) =>
        [
            .. statuses.Select(
                (status, i) =>
                    (object)
                        new
                        {
                            trackingNumber = tracking,
                            status,
                            place = "İzmir",
                            at = app.Clock.GetUtcNow().AddMinutes(i - 60),
                        }
            ),
        ];

    private Task<HttpResponseMessage> SendAsync(object[] scans, string? signature = null, TimeSpan age = default) =>
        SendBodyAsync(JsonSerializer.Serialize(new { scans }), signature, age);

    private Task<HttpResponseMessage> SendBodyAsync(string body, string? signature = null, TimeSpan age = default)
    {
        var signedAt = app.Clock.GetUtcNow() - age;
        var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")),
        };
        var sign = signature ?? WebhookSignature.Sign(body, SimulatedCarrier.WebhookSecret, signedAt);
        if (sign.Length > 0)
            request.Headers.Add("Carrier-Signature", sign.ToString(CultureInfo.InvariantCulture));
        return app.Anonymous.SendAsync(request);
    }
}
