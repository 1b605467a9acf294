using System.Net;
using System.Text.Json;
using Marketplace.Api.Payments;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Subscriptions;
using Marketplace.Modules.Users.Contracts;
using Marketplace.PaymentSimulator;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>A developer decides how a payment goes; outside of development there is nothing to call.</summary>
[RunsAs("Development")]
public sealed class SimulatePaymentTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Fact]
    public async Task Simulate_Success_PaysAndIsOverAfterwards()
    {
        var (store, payment) = await BilledAsync();
        (await SimulateAsync(store.Client, payment, "success")).Expect(HttpStatusCode.Accepted);
        await store.UntilStatusAsync("active");
        await (await SimulateAsync(store.Client, payment, "success")).ProblemAsync(409, "payment.ended");
    }

    [Fact]
    public async Task Simulate_Lost_IsPaidOnceSomebodyAsks()
    {
        var (store, payment) = await BilledAsync();
        (await SimulateAsync(store.Client, payment, "lost")).Expect(HttpStatusCode.Accepted);
        Assert.Equal("incomplete", await store.StatusAsync());
        (await app.Anonymous.GetAsync($"/api/v1/payments/{payment}/return")).Expect(HttpStatusCode.OK);
        Assert.Equal("active", await store.StatusAsync());
    }

    [Fact]
    public async Task Simulate_ByAnother_IsForThePayerAndAdministratorsOnly()
    {
        var (_, payment) = await BilledAsync();
        await (await SimulateAsync((await app.StoreAsync()).Client, payment, "success")).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await SimulateAsync(await app.SomebodyAsync(UserRoles.Support), payment, "success")).ProblemAsync(
            404,
            "resource.not_found"
        );
        (await SimulateAsync(app.Anonymous, payment, "success")).Expect(HttpStatusCode.Unauthorized);
        (await SimulateAsync(await app.SomebodyAsync(UserRoles.Admin), payment, "decline")).Expect(
            HttpStatusCode.Accepted
        );
    }

    [Fact]
    public async Task Simulate_UnknownScenario_IsRefused()
    {
        var (store, payment) = await BilledAsync();
        await (await SimulateAsync(store.Client, payment, "rain")).ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public void Scenarios_AreThoseOfTheSimulator() => Assert.Equal(ScenarioNames.All, SimulatorRemote.Scenarios);

    [Fact]
    public async Task Document_InDevelopment_DoesNotNameIt()
    {
        var document = await (await app.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);
        Assert.DoesNotContain(
            document.GetProperty("paths").EnumerateObject(),
            p => p.Name.Contains("/dev/", StringComparison.Ordinal)
        );
    }

    private async Task<(BillingStore Store, Guid PaymentId)> BilledAsync()
    {
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", new { planCode = "standard" })).JsonAsync(HttpStatusCode.Created);
        return (store, billed.GetProperty("payment").GetProperty("id").GetGuid());
    }

    private static Task<HttpResponseMessage> SimulateAsync(HttpClient client, Guid payment, string scenario) =>
        client.SendJsonAsync(HttpMethod.Post, $"/api/v1/dev/payments/{payment}/simulate", new { scenario });
}

/// <summary>Where nobody develops, the endpoint is not there.</summary>
public sealed class SimulateElsewhereTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Fact]
    public async Task Simulate_OutsideDevelopment_DoesNotExist()
    {
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", new { planCode = "standard" })).JsonAsync(HttpStatusCode.Created);
        var payment = billed.GetProperty("payment").GetProperty("id").GetGuid();
        await (
            await store.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/dev/payments/{payment}/simulate",
                new { scenario = "success" }
            )
        ).ProblemAsync(404, "resource.not_found");
    }
}
