using System.Net;
using System.Net.Http.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders;
using Marketplace.IntegrationTests.Standalone;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>What the simulated carrier keeps over a restart.</summary>
public sealed class CarrierRestartTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private SimulatorHost _host = null!;

    private static CancellationToken Cancel => SimulatorHost.Cancel;

    public async ValueTask InitializeAsync()
    {
        _host = new SimulatorHost
        {
            Settings = new Dictionary<string, string?>
            {
                ["Simulator:StateFile"] = _data["state.json"],
                ["Simulator:Carrier:ApiKey"] = SimulatedCarrier.ApiKey,
                ["Simulator:Carrier:WebhookSecret"] = SimulatedCarrier.WebhookSecret,
                ["Simulator:Carrier:Step"] = "01:00:00",
            },
        };
        await _host.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Restart_ShipmentOnItsWay_KeepsItsNumberAndArrives()
    {
        var tracking = await AnnounceAsync("parcel-1");
        await _host.ControlAsync($"carrier/shipments/{tracking}/scans", new { statuses = new[] { "picked_up" } });
        var (seen, cursor) = await ScansAsync(null);
        Assert.Equal(["picked_up"], seen);
        await _host.RestartAsync();

        Assert.Equal(tracking, await AnnounceAsync("parcel-1"));
        await _host.ControlAsync($"payments/{tracking}/advance");

        Assert.Equal(["in_transit", "out_for_delivery", "delivered"], (await ScansAsync(cursor)).Statuses);
    }

    [Fact]
    public async Task Restart_ShipmentThatWasRefused_IsScannedNoMore()
    {
        var tracking = await AnnounceAsync("parcel-1");
        await _host.ControlAsync($"carrier/shipments/{tracking}/travel", new { journey = "refused" });
        await _host.RestartAsync();

        await _host.ControlAsync($"payments/{tracking}/advance");

        Assert.Equal(["picked_up", "out_for_delivery", "refused"], (await ScansAsync(null)).Statuses);
    }

    private async Task<string> AnnounceAsync(string key)
    {
        using var request = Request(HttpMethod.Put, $"/carrier/v1/shipments/{key}");
        request.Content = JsonContent.Create(new { reference = key });
        var answer = await _host.Http.SendAsync(request, Cancel);
        return (await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("trackingNumber").GetString()!;
    }

    private async Task<(IReadOnlyList<string?> Statuses, string? Next)> ScansAsync(string? since)
    {
        using var request = Request(HttpMethod.Get, $"/carrier/v1/scans?since={since}");
        var page = await (await _host.Http.SendAsync(request, Cancel)).JsonAsync(HttpStatusCode.OK);
        var statuses = page.GetProperty("scans").EnumerateArray().Select(s => s.GetProperty("status").GetString());
        return ([.. statuses], page.GetProperty("next").GetString());
    }

    private static HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, path) { Headers = { Authorization = new("Bearer", SimulatedCarrier.ApiKey) } };
}
