using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>The whole application with its events on Service Bus: the client of Azure speaks AMQP to a simulated
/// broker.</summary>
[Collection(ServiceBusCollection.Name)]
public sealed class ServiceBusTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Run_OverTheBus_SellsAndTheFiguresFollow()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var data = new TestDirectory();
        await using var builder = await Model.OfAsync(data, patience.Token, Model.Executables, "--bus");
        await using var app = await builder.BuildAsync(patience.Token);
        await app.StartAsync(patience.Token);
        foreach (var name in new[] { ResourceNames.Messaging, ResourceNames.Api, ResourceNames.Worker })
            await app.ResourceNotifications.WaitForResourceHealthyAsync(name, patience.Token);

        using var shop = new Shop(
            app.GetEndpoint(ResourceNames.Api, "http"),
            role => File.ReadAllText(Path.Combine(data.Path, "secrets", $"sign-in-{role}")).Trim()
        );
        var variant = await shop.VariantAsync(patience.Token);
        var before = await shop.UnitsSoldAsync(patience.Token);
        await shop.OrderAsync(variant, patience.Token);
        await Eventually.AsksAsync(() => shop.UnitsSoldAsync(patience.Token), units => units > before, patience.Token);
        Assert.Empty(await shop.BrokenInvariantsAsync(patience.Token));

        using var broker = app.CreateHttpClient(ResourceNames.Messaging, "http");
        var state = await Eventually.AsksAsync(
            async () => (await broker.GetFromJsonAsync<JsonNode>("/", patience.Token))!,
            now => Total(now, "waiting") + Total(now, "locked") == 0,
            patience.Token
        );
        Assert.InRange(state["topics"]![0]!["received"]!.GetValue<long>(), 2, long.MaxValue);
        Assert.Equal(0, Total(state, "deadLetters"));
        await app.StopAsync(patience.Token);
    }

    private static int Total(JsonNode state, string what) =>
        state["subscriptions"]!.AsArray().Sum(subscription => subscription![what]!.GetValue<int>());
}

/// <summary>Runs alone: a second application beside the shared one would slow both down.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ServiceBusCollection
{
    internal const string Name = "application over Service Bus";
}
