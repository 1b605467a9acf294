using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>The whole application with its events on Service Bus: the client of Azure, AMQP, and a simulated
/// broker.</summary>
public sealed class ServiceBusEndToEndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Run_OverTheBus_SellsAndTheFiguresFollow()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var data = new DataDirectory();
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Marketplace_AppHost>(
            ["--bus", "--executables", "--data", data.Path],
            patience.Token
        );
        await using var app = await builder.BuildAsync(patience.Token);
        await app.StartAsync(patience.Token);
        foreach (var name in new[] { ResourceNames.Messaging, ResourceNames.Api, ResourceNames.Worker })
            await app.ResourceNotifications.WaitForResourceHealthyAsync(name, patience.Token);

        // A store, a product and an order paid at the door; ends when the worker's figures show the order.
        await SellAsync(app.GetEndpoint(ResourceNames.Api, "http"), data.Path, patience.Token);

        using var broker = app.CreateHttpClient(ResourceNames.Messaging, "http");
        var state = await UntilQuietAsync(broker, patience.Token);
        Assert.InRange(state["topics"]![0]!["received"]!.GetValue<long>(), 5, long.MaxValue);
        Assert.All(
            state["subscriptions"]!.AsArray(),
            subscription => Assert.Equal(0, subscription!["deadLetters"]!.GetValue<int>())
        );
    }

    private static async Task SellAsync(Uri api, string data, CancellationToken cancellationToken)
    {
        var program = Marketplace.AppHost.Running.BuiltProjects.ProgramOf(
            new Projects.Marketplace_Standalone().ProjectPath
        );
        var start = new ProcessStartInfo(
            Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
            [program + ".dll", "walk", "--url", api.ToString(), "--data", data]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var walk = Process.Start(start)!;
        var said = walk.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaints = walk.StandardError.ReadToEndAsync(cancellationToken);
        await walk.WaitForExitAsync(cancellationToken);
        Assert.True(walk.ExitCode == 0, await said + await complaints);
    }

    /// <summary>The broker's state when no subscription holds a message any more.</summary>
    private static async Task<JsonNode> UntilQuietAsync(HttpClient broker, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = (await broker.GetFromJsonAsync<JsonNode>("/", cancellationToken))!;
            if (state["subscriptions"]!.AsArray().All(s => Count(s!, "waiting") + Count(s!, "locked") == 0))
                return state;
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
        }
    }

    private static int Count(JsonNode subscription, string what) => subscription[what]!.GetValue<int>();

    /// <summary>A directory that PostgreSQL may reach although it runs as another user.</summary>
    private sealed class DataDirectory : IDisposable
    {
        internal string Path { get; } =
            System.IO.Path.Combine(
                Directory
                    .CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "marketplace-apphost"))
                    .FullName,
                System.IO.Path.GetRandomFileName()
            );

        public void Dispose()
        {
            if (Directory.Exists(Path))
                Directory.Delete(Path, recursive: true);
        }
    }
}
