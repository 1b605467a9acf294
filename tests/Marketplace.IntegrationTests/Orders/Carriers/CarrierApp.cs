using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>The Api with an account at the simulated carrier, which sends it scans.</summary>
public sealed class CarrierApp : MarketplaceApp
{
    public SimulatedCarrier Carrier { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string?> Overrides => Carrier.Settings;

    public override async ValueTask InitializeAsync()
    {
        Carrier = await SimulatedCarrier.StartAsync(Clock);
        await base.InitializeAsync();
        await Carrier.TellAsync(Address);
        using var admin = await this.AdminAsync();
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Put,
                "/api/v1/admin/carriers/simulator",
                new { name = "Simülatör Kargo" }
            )
        ).Expect(HttpStatusCode.OK);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Carrier.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks for a label.</summary>
    public static Task<HttpResponseMessage> AskForLabelAsync(
        SignIn seller,
        Guid order,
        Guid parcel,
        string? key = null,
        string carrierCode = "simulator"
    ) =>
        seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{seller.SellerId}/orders/{order}/parcels/{parcel}/label",
            new { carrierCode },
            key is null ? [] : [("Idempotency-Key", key)]
        );

    /// <summary>A parcel with a label; its tracking number.</summary>
    public static async Task<string> LabelledAsync(SignIn seller, Guid order, Guid parcel) =>
        (await (await AskForLabelAsync(seller, order, parcel)).JsonAsync(HttpStatusCode.OK))
            .GetProperty("trackingNumber")
            .GetString()!;

    /// <summary>A parcel as its seller sees it.</summary>
    public static async Task<JsonElement> ParcelAsync(SignIn seller, Guid order, Guid parcel) =>
        await (
            await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/orders/{order}/parcels/{parcel}")
        ).JsonAsync(HttpStatusCode.OK);

    /// <summary>Status of a parcel as its seller sees it.</summary>
    public static async Task<string> StatusAsync(SignIn seller, Guid order, Guid parcel) =>
        (await ParcelAsync(seller, order, parcel)).GetProperty("status").GetString()!;

    /// <summary>What became of the labels that were asked for, in order.</summary>
    public Task<string> LabelsOfAsync(Guid parcel) =>
        ScalarAsync<string>(
            "SELECT COALESCE(string_agg(status, ',' ORDER BY attempt), '') FROM orders.carrier_labels "
                + $"WHERE parcel_id = '{parcel}'"
        );

    /// <summary>Runs a scheduled job that must fail, and gives what it says.</summary>
    public async Task<string> FailJobAsync(string name)
    {
        var schedule = Services.GetServices<JobSchedule>().Single(s => s.Name == name);
        var runner = Services.GetRequiredService<JobRunner>();
        Assert.True(await runner.TryRunAsync(schedule, evenIfNotDue: true, CancellationToken.None));
        var run = await QueryAsync(db =>
            db.JobRuns.Where(r => r.Name == name).OrderByDescending(r => r.StartedAt).FirstAsync()
        );
        Assert.Equal(JobOutcome.Failed, run.Outcome);
        return run.Detail!;
    }
}
