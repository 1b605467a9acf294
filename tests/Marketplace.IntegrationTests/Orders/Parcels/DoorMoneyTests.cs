using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>What parcels of a cash order ask for at the door: units at 100.00, and a delivery fee of 49.90.</summary>
public sealed class DoorMoneyTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const long Fee = 4_990;
    private const long Unit = 10_000;

    [Fact]
    public async Task Collect_TheFirstRefusedAndTheSecondDelivered_IsWhatTheSecondAskedFor()
    {
        var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 3);
        var (first, second) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 2)));
        Assert.Equal([null, null], await CollectAsync(seller, order));
        await seller.ShipParcelAsync(order, first);
        Assert.Contains("Kapıda ödeme: 200,00 TRY", await PrintAsync(seller, order, second), StringComparison.Ordinal);
        await seller.ShipParcelAsync(order, second);
        Assert.Equal([Unit + Fee, 2 * Unit], await CollectAsync(seller, order));
        Assert.Equal(3 * Unit + Fee, (await OrderAsync(order)).Due.Amount);

        await FailAsync(seller, order, first);
        (await seller.MoveParcelAsync(order, first, "came-back", new { })).Expect(HttpStatusCode.OK);
        Assert.Contains("Kapıda ödeme: 200,00 TRY", await PrintAsync(seller, order, second), StringComparison.Ordinal);
        (await seller.MoveParcelAsync(order, second, "deliver")).Expect(HttpStatusCode.OK);
        Assert.Equal("delivered", await buyer.StatusAsync(order));
        var sold = await OrderAsync(order);
        Assert.Equal((2 * Unit, 2 * Unit), (sold.Due.Amount, sold.RefundLeft.Amount));
        await app.AssertInvariantsAsync();

        // Nobody gets back the fee that nobody has paid.
        var returned = await buyer.ReturnAsync(order, line, 2, iban: "TR33 0006 1005 1978 6457 8413 26");
        (await seller.ReturnAsSellerAsync(returned, "receive")).Expect(HttpStatusCode.OK);
        var seen = await (await seller.ReturnAsSellerAsync(returned, "accept", new { })).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(2 * Unit, seen.GetProperty("refund").GetProperty("total").GetProperty("amount").GetInt64());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Collect_TheFirstCancelledBeforeItWasShipped_GivesTheFeeToTheSecond()
    {
        var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        var (first, second) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 1)));
        Assert.Contains("149,90 TRY", await PrintAsync(seller, order, first), StringComparison.Ordinal);
        (await seller.MoveParcelAsync(order, first, "cancel")).Expect(HttpStatusCode.OK);
        await CancelUnitAsync(seller, order, line);
        await seller.ShipParcelAsync(order, second);
        Assert.Equal([null, Unit + Fee], await CollectAsync(seller, order));
        (await seller.MoveParcelAsync(order, second, "deliver")).Expect(HttpStatusCode.OK);
        Assert.Equal("delivered", await buyer.StatusAsync(order));
        Assert.Equal(Unit + Fee, (await OrderAsync(order)).RefundLeft.Amount);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Collect_TheSecondPrintedBeforeTheFirst_KeepsTheFeeWhateverHappens()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        var (first, second) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 1)));
        Assert.Contains("149,90 TRY", await PrintAsync(seller, order, second), StringComparison.Ordinal);
        Assert.Contains(": 100,00 TRY", await PrintAsync(seller, order, first), StringComparison.Ordinal);
        await seller.ShipParcelAsync(order, first);
        await seller.ShipParcelAsync(order, second);
        await FailAsync(seller, order, second);
        (await seller.MoveParcelAsync(order, second, "retry")).Expect(HttpStatusCode.OK);
        Assert.Contains("149,90 TRY", await PrintAsync(seller, order, second), StringComparison.Ordinal);
        Assert.Contains(": 100,00 TRY", await PrintAsync(seller, order, first), StringComparison.Ordinal);
        (await seller.AsSellerAsync(order, "deliver")).Expect(HttpStatusCode.OK);
        Assert.Equal(2 * Unit + Fee, (await OrderAsync(order)).Due.Amount);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Collect_TheFirstBackBeforeTheSecondLeaves_GivesTheFeeToTheSecond()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        var first = await seller.PackedAsync(order, (line, 1));
        await seller.ShipParcelAsync(order, first);
        await FailAsync(seller, order, first);
        (await seller.MoveParcelAsync(order, first, "came-back", new { })).Expect(HttpStatusCode.OK);
        (await seller.AsSellerAsync(order, "ship", new { carrier = "Kurye", trackingNumber = "1" })).Expect(
            HttpStatusCode.OK
        );
        Assert.Equal([null, Unit + Fee], await CollectAsync(seller, order));
        (await seller.AsSellerAsync(order, "deliver")).Expect(HttpStatusCode.OK);
        Assert.Equal(Unit + Fee, (await OrderAsync(order)).Due.Amount);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Collect_TheRestCancelledAfterTheFeeCameBack_AsksNobodyForIt()
    {
        var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 3);
        var (first, second) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 1)));
        await seller.ShipParcelAsync(order, first);
        await seller.ShipParcelAsync(order, second);
        (await seller.MoveParcelAsync(order, second, "deliver")).Expect(HttpStatusCode.OK);
        await FailAsync(seller, order, first);
        (await seller.MoveParcelAsync(order, first, "came-back", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("confirmed", await buyer.StatusAsync(order));
        await CancelUnitAsync(seller, order, line);
        Assert.Equal("delivered", await buyer.StatusAsync(order));
        Assert.Equal(Unit, (await OrderAsync(order)).RefundLeft.Amount);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Collect_ParcelsPrintedAtOnce_HaveOneFee()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 4);
        var parcels = new List<Guid>();
        for (var i = 0; i < 4; i++)
            parcels.Add(await seller.PackedAsync(order, (line, 1)));
        var labels = await Races.AtOnceAsync(20, i => PrintAsync(seller, order, parcels[i % 4]));
        Assert.Equal(5, labels.Count(l => l.Contains("149,90 TRY", StringComparison.Ordinal)));
        Assert.Equal(4 * Unit + Fee, (await CollectAsync(seller, order)).Sum());
        await app.AssertInvariantsAsync();
    }

    private Task<Order> OrderAsync(Guid id) =>
        app.QueryAsync(db => db.Set<Order>().AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == id));

    private static async Task<IReadOnlyList<long?>> CollectAsync(SignIn seller, Guid order)
    {
        var parcels = await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/orders/{order}/parcels");
        return
        [
            .. (await parcels.JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray()
                .Select(p => p.GetProperty("collect"))
                .Select(c =>
                    c.ValueKind == System.Text.Json.JsonValueKind.Null
                        ? (long?)null
                        : c.GetProperty("amount").GetInt64()
                ),
        ];
    }

    private static async Task<string> PrintAsync(SignIn seller, Guid order, Guid parcel)
    {
        var label = await seller.Client.SendJsonAsync(
            HttpMethod.Get,
            $"/api/v1/seller/{seller.SellerId}/orders/{order}/parcels/{parcel}/label",
            null,
            ("Accept", "application/zpl"),
            ("Accept-Language", "tr")
        );
        label.Expect(HttpStatusCode.OK);
        return await label.Content.ReadAsStringAsync();
    }

    private static async Task FailAsync(SignIn seller, Guid order, Guid parcel) =>
        (await seller.MoveParcelAsync(order, parcel, "undelivered", new { reason = "refused" })).Expect(
            HttpStatusCode.OK
        );

    private static async Task CancelUnitAsync(SignIn seller, Guid order, Guid line) =>
        (
            await seller.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{seller.SellerId}/orders/{order}/cancel-units",
                new { lines = new[] { new { lineId = line, quantity = 1 } }, reasonCode = "damaged" },
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            )
        ).Expect(HttpStatusCode.OK);
}
