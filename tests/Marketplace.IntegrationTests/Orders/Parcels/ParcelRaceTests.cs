using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Several members of a store pack at the same time.</summary>
public sealed class ParcelRaceTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Pack_TwentyTimesTheSameFiveUnits_PacksThemOnce()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 5);
        var answers = await Races.AtOnceAsync(20, _ => seller.PackAsync(order, (line, 5)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await refused.ProblemAsync(422, "parcel.units_unavailable");
        Assert.Equal(5, await PackedAsync(order));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Pack_SingleUnitsAtOnce_GivesEachParcelItsOwnNumber()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 5);
        var answers = await Races.AtOnceAsync(20, _ => seller.PackAsync(order, (line, 1)));
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(5, await PackedAsync(order));
        Assert.Equal(
            5,
            await app.ScalarAsync<long>(
                $"SELECT COUNT(DISTINCT number) FROM orders.parcels WHERE order_id = '{order}' AND seq <= 5"
            )
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Ship_OneTrackingNumberForTwoParcelsAtOnce_IsTakenOnce()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        Guid[] parcels = [await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 1))];
        var ((elsewhere, other, _, _), _) = await app.ConfirmedOrderAsync(quantity: 1);
        var foreign = await other.PackedAsync(elsewhere);
        var body = new { carrierCode = "aras", trackingNumber = $"{order:N}" };
        var (first, second) = await Races.AtOnceAsync(
            () => seller.MoveParcelAsync(order, parcels[0], "ship", body),
            () => other.MoveParcelAsync(elsewhere, foreign, "ship", body)
        );
        var lost = Assert.Single([first, second], a => a.StatusCode != HttpStatusCode.OK);
        await lost.ProblemAsync(409, "parcel.tracking_taken");
        await app.AssertInvariantsAsync();
    }

    private Task<long> PackedAsync(Guid orderId) =>
        app.ScalarAsync<long>($"SELECT SUM(packed_quantity) FROM orders.order_lines WHERE order_id = '{orderId}'");
}
