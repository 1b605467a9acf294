using System.Globalization;
using Marketplace.ArchitectureTests.Deployment.Azure;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.Foundation;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>Both deployments give their hosts no more connections than the database has, also while an update runs two
/// versions side by side.</summary>
public sealed class ConnectionTests
{
    /// <summary>The relay's, the one that listens, and one for those that ask now and then.</summary>
    private const int OfTheWorkerItself = 3;

    /// <summary>A job holds a connection for its lock and works with another.</summary>
    private const int OfAJob = 2;

    private const string MaxConnections = "Database__MaxConnections";

    public static TheoryData<string> Sizes => [.. DatabaseSizes.Names];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Shares_InAzure_FitTheServerWhileOneHostIsReplaced(string size)
    {
        var server = await DatabaseSizes.OfAsync(size);
        var (api, worker) = (server.Api.Replicas * server.Api.Each, server.Worker.Replicas * server.Worker.Each);

        // azd deploys one after another. One connection is left for whoever looks.
        Assert.InRange((2 * api) + worker + 1, 1, server.Allowed);
        Assert.InRange(api + (2 * worker) + 1, 1, server.Allowed);
        Assert.InRange(api + worker + server.Migration + 1, 1, server.Allowed);
        Assert.InRange(server.Api.LeastReplicas, 2, server.Api.Replicas);
        Assert.InRange(server.Worker.LeastReplicas, 1, server.Worker.Replicas);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Worker_InAzure_HasAConnectionForAllThatItDoesAtOnce(string size)
    {
        var worker = (await DatabaseSizes.OfAsync(size)).Worker;
        var handlers = Routes.OfTheCode.Count * worker.Sessions;

        Assert.InRange(JobConnections(worker.Each) + handlers + OfTheWorkerItself, 1, worker.Each);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Alert_OnConnections_ComesBeforeTheyAreUsedUp(string size)
    {
        var server = await DatabaseSizes.OfAsync(size);

        Assert.InRange(server.AlertAbove, server.Allowed / 2, server.Allowed - 1);
    }

    [Fact]
    public void Shares_InCompose_FitTheServer()
    {
        var file = new ComposeFile(ComposeFile.Text);
        var server = file.Items("postgres", "command").Single(item => item.StartsWith("max_connections=", Ordinal));
        // Three are for superusers. Compose stops a container before it starts the next one.
        var allowed = Number(server.Split('=')[1]) - 3;
        const int backupAndVerify = 6;
        var hosts = Wiring.Connections.Keys.ToDictionary(host => host, host => Number(Bound(file, host)));

        Assert.InRange(hosts.Values.Sum() + backupAndVerify, 1, allowed);
        var worker = hosts[ResourceNames.Worker];
        Assert.InRange(JobConnections(worker) + Routes.OfTheCode.Count + OfTheWorkerItself, 1, worker);
    }

    [Theory]
    [InlineData("", "40", 40)]
    [InlineData("", null, 100)]
    [InlineData(";Maximum Pool Size=7", "40", 7)]
    public void MaxConnections_OfAHost_BoundItsPoolUnlessTheConnectionStringDoes(string more, string? given, int bound)
    {
        using var host = DeployedHost.Build(ResourceNames.Worker, Given(more, given));

        var source = host.Services.GetRequiredService<NpgsqlDataSource>();
        Assert.Equal(bound, new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("1001")]
    [InlineData("-1")]
    public void MaxConnections_Wrong_StopTheStart(string given) =>
        Assert.Contains(
            "Database:MaxConnections",
            Assert.Single(DeployedHost.StartProblems(ResourceNames.Worker, Given("", given))),
            Ordinal
        );

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static int JobConnections(int connections) => 2 * OfAJob * JobSlotService.CountFor(connections);

    private static string Bound(ComposeFile file, string host) => file.Value(host, "environment", MaxConnections)!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static Dictionary<string, string?> Given(string more, string? maxConnections)
    {
        var given = WiringTests.Given(ResourceNames.Worker, setting => !setting.Optional);
        given[$"ConnectionStrings:{ResourceNames.Database}"] += more;
        given["Database:MaxConnections"] = maxConnections;
        return given;
    }
}
