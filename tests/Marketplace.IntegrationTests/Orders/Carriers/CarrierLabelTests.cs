using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Labels that a carrier makes, over HTTP on both sides.</summary>
public sealed class CarrierLabelTests(CarrierApp app) : IClassFixture<CarrierApp>
{
    [Fact]
    public async Task Label_OfAPackedParcel_MakesItReadyWithTheCarriersNumber()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        var parcel = await seller.PackedAsync(order, (line, 2));
        Assert.Equal(["label", "cancel", "ship"], await ActionsAsync(seller, order, parcel));
        var screen = (await seller.SoldOrderOfAsync(order)).GetProperty("parcels")[0].GetProperty("actions");
        Assert.Equal(["label", "cancel", "ship"], screen.EnumerateArray().Select(a => a.GetString()));
        var refused = await (await seller.MoveParcelAsync(order, parcel, "deliver")).ProblemAsync(
            409,
            "parcel.invalid_transition"
        );
        Assert.Contains("label", refused.GetProperty("params").GetProperty("allowed").ToString());

        var tracking = await CarrierApp.LabelledAsync(seller, order, parcel);
        var ready = await CarrierApp.ParcelAsync(seller, order, parcel);
        Assert.Equal(
            ("ready", tracking, "Simülatör Kargo", "simulator", 24_990),
            (
                ready.GetProperty("status").GetString(),
                ready.GetProperty("trackingNumber").GetString(),
                ready.GetProperty("carrier").GetString(),
                ready.GetProperty("carrierCode").GetString(),
                ready.GetProperty("collect").GetProperty("amount").GetInt64()
            )
        );
        Assert.Equal(["cancel", "ship"], await ActionsAsync(seller, order, parcel));
        var number = ready.GetProperty("number").GetString()!;
        var shipment = Assert.Single(await app.Carrier.ShipmentsOfAsync(number));
        Assert.Equal($"par_{parcel}_1", shipment.GetProperty("key").GetString());
        Assert.Equal(24_990, shipment.GetProperty("collectMinor").GetInt64());

        var printed = await seller.Client.SendJsonAsync(
            HttpMethod.Get,
            $"/api/v1/seller/{seller.SellerId}/orders/{order}/parcels/{parcel}/label",
            null,
            ("Accept", "application/zpl")
        );
        printed.Expect(HttpStatusCode.OK);
        var zpl = await printed.Content.ReadAsStringAsync();
        Assert.Contains($"^FH_^FD{tracking}^FS", zpl, StringComparison.Ordinal);
        Assert.Contains(number, zpl, StringComparison.Ordinal);
        Assert.Contains("İstanbul/Kadıköy", zpl, StringComparison.Ordinal);
        (await seller.MoveParcelAsync(order, parcel, "ship", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("Created", await app.LabelsOfAsync(parcel));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Label_TwentyTimesAtOnce_IsMadeOnce()
    {
        var ((order, seller, _, _), _) = await app.ConfirmedOrderAsync();
        var parcel = await seller.PackedAsync(order);
        var answers = await Races.AtOnceAsync(
            20,
            i => CarrierApp.AskForLabelAsync(seller, order, parcel, i % 2 == 0 ? $"{Guid.CreateVersion7()}" : null)
        );
        var numbers = new HashSet<string>();
        foreach (var answer in answers)
        {
            var labelled = await answer.JsonAsync(HttpStatusCode.OK);
            Assert.Equal("ready", labelled.GetProperty("status").GetString());
            numbers.Add(labelled.GetProperty("trackingNumber").GetString()!);
        }

        Assert.Single(numbers);
        var number = (await CarrierApp.ParcelAsync(seller, order, parcel)).GetProperty("number").GetString()!;
        Assert.Single(await app.Carrier.ShipmentsOfAsync(number));
        Assert.Equal("Created", await app.LabelsOfAsync(parcel));
    }

    [Theory]
    [InlineData("down", 0)]
    [InlineData("answer_lost", 1)]
    public async Task Label_CarrierDoesNotAnswer_ChangesNothingAndIsMadeOnceLater(string mode, int known)
    {
        var ((order, seller, _, _), _) = await app.ConfirmedOrderAsync();
        var parcel = await seller.PackedAsync(order);
        var number = (await CarrierApp.ParcelAsync(seller, order, parcel)).GetProperty("number").GetString()!;
        var key = $"{Guid.CreateVersion7()}";
        await app.Carrier.AnswerAsync(mode);
        try
        {
            await (await CarrierApp.AskForLabelAsync(seller, order, parcel, key)).ProblemAsync(
                502,
                "carrier.provider_error"
            );
            await (await CarrierApp.AskForLabelAsync(seller, order, parcel)).ProblemAsync(
                502,
                "carrier.provider_error"
            );
        }
        finally
        {
            await app.Carrier.AnswerAsync("up");
        }

        Assert.Equal("packing", await CarrierApp.StatusAsync(seller, order, parcel));
        Assert.Equal(known, (await app.Carrier.ShipmentsOfAsync(number)).Count);
        (await CarrierApp.AskForLabelAsync(seller, order, parcel, key)).Expect(HttpStatusCode.OK);
        (await CarrierApp.AskForLabelAsync(seller, order, parcel)).Expect(HttpStatusCode.OK);
        Assert.Single(await app.Carrier.ShipmentsOfAsync(number));
        Assert.Equal("Created", await app.LabelsOfAsync(parcel));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Label_RefusedByTheCarrier_IsAskedForUnderANewKey()
    {
        var ((order, seller, _, _), _) = await app.ConfirmedOrderAsync();
        var parcel = await seller.PackedAsync(order);
        await app.Carrier.AnswerAsync("refusing");
        try
        {
            await (await CarrierApp.AskForLabelAsync(seller, order, parcel)).ProblemAsync(
                502,
                "carrier.provider_error"
            );
        }
        finally
        {
            await app.Carrier.AnswerAsync("up");
        }

        await CarrierApp.LabelledAsync(seller, order, parcel);
        Assert.Equal("Refused,Created", await app.LabelsOfAsync(parcel));
        var number = (await CarrierApp.ParcelAsync(seller, order, parcel)).GetProperty("number").GetString()!;
        var shipment = Assert.Single(await app.Carrier.ShipmentsOfAsync(number));
        Assert.Equal($"par_{parcel}_2", shipment.GetProperty("key").GetString());
    }

    [Fact]
    public async Task Label_WithANumberThatAnotherParcelHas_IsGivenBack()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        var first = await seller.PackedAsync(order, (line, 1));
        var second = await seller.PackedAsync(order, (line, 1));
        var tracking = await CarrierApp.LabelledAsync(seller, order, first);
        // The carrier gives the number that the other parcel already has.
        await app.ExecuteAsync(
            $"""
            CREATE FUNCTION orders.same_number() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN NEW.tracking_number := '{tracking}'; RETURN NEW; END $$;
            CREATE TRIGGER same_number BEFORE UPDATE ON orders.parcels FOR EACH ROW
                WHEN (NEW.id = '{second}' AND NEW.status = 'Ready') EXECUTE FUNCTION orders.same_number();
            """
        );
        await (await CarrierApp.AskForLabelAsync(seller, order, second)).ProblemAsync(409, "parcel.tracking_taken");
        Assert.Equal("ToVoid", await app.LabelsOfAsync(second));
        await app.ExecuteAsync("DROP TRIGGER same_number ON orders.parcels; DROP FUNCTION orders.same_number()");

        Assert.NotEqual(tracking, await CarrierApp.LabelledAsync(seller, order, second));
        Assert.Equal("ToVoid,Created", await app.LabelsOfAsync(second));
        await app.RunJobAsync("orders.void-labels");
        Assert.Equal("Voided,Created", await app.LabelsOfAsync(second));
    }

    [Fact]
    public async Task Label_WhereThereIsNone_IsRefusedWithAReason()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        var pickup = await (
            await seller.AsSellerAsync(
                order,
                "parcels",
                new { lines = new[] { new { lineId = line, quantity = 1 } }, delivery = "pickup" }
            )
        ).JsonAsync(HttpStatusCode.Created);
        Assert.DoesNotContain("label", pickup.GetProperty("actions").ToString());
        await (await CarrierApp.AskForLabelAsync(seller, order, pickup.GetProperty("id").GetGuid())).ProblemAsync(
            409,
            "parcel.invalid_transition"
        );
        var parcel = await seller.PackedAsync(order);
        await (await CarrierApp.AskForLabelAsync(seller, order, parcel, carrierCode: "yurtici")).ProblemAsync(
            400,
            "validation.failed"
        );
        await (await CarrierApp.AskForLabelAsync(await app.SellerAsync(), order, parcel)).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await CarrierApp.AskForLabelAsync(seller, order, order)).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Cancel_AReadyParcel_GivesItsLabelBack()
    {
        var ((order, seller, _, _), _) = await app.ConfirmedOrderAsync();
        var parcel = await seller.PackedAsync(order);
        await CarrierApp.LabelledAsync(seller, order, parcel);
        var number = (await CarrierApp.ParcelAsync(seller, order, parcel)).GetProperty("number").GetString()!;
        (await seller.MoveParcelAsync(order, parcel, "cancel")).Expect(HttpStatusCode.OK);
        Assert.Equal("ToVoid", await app.LabelsOfAsync(parcel));
        await app.Carrier.AnswerAsync("down");
        Assert.Contains("could not be given back", await app.FailJobAsync("orders.void-labels"));
        await app.Carrier.AnswerAsync("up");
        await app.RunJobAsync("orders.void-labels");
        await app.RunJobAsync("orders.void-labels");
        Assert.Equal("Voided", await app.LabelsOfAsync(parcel));
        Assert.True(Assert.Single(await app.Carrier.ShipmentsOfAsync(number)).GetProperty("isVoided").GetBoolean());
        await CarrierApp.LabelledAsync(seller, order, await seller.PackedAsync(order));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Ship_AnotherWayThanTheLabelSays_GivesTheLabelBack()
    {
        var ((order, seller, _, _), _) = await app.ConfirmedOrderAsync();
        var parcel = await seller.PackedAsync(order);
        await CarrierApp.LabelledAsync(seller, order, parcel);
        await seller.ShipParcelAsync(order, parcel);
        Assert.Equal("ToVoid", await app.LabelsOfAsync(parcel));
        await app.RunJobAsync("orders.void-labels");
        Assert.Equal("Voided", await app.LabelsOfAsync(parcel));
    }

    private static async Task<IReadOnlyList<string>> ActionsAsync(SignIn seller, Guid order, Guid parcel) =>
        [
            .. (await CarrierApp.ParcelAsync(seller, order, parcel))
                .GetProperty("actions")
                .EnumerateArray()
                .Select(a => a.GetString()!),
        ];
}
