using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>What a developer gets, over containers and over processes.</summary>
public sealed class RunModelTests : IDisposable
{
    private readonly TestDirectory _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Modes => [Model.Containers, Model.Executables];

    public void Dispose() => _data.Dispose();

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Model_HasEveryPart(string mode)
    {
        await using var builder = await Model.OfAsync(_data, Token, mode);

        Assert.Superset(
            new HashSet<string>
            {
                "postgres",
                ResourceNames.Database,
                ResourceNames.Cache,
                ResourceNames.Migration,
                ResourceNames.Api,
                ResourceNames.Worker,
                ResourceNames.PaymentSimulator,
            },
            builder.Resources.Select(resource => resource.Name).ToHashSet()
        );
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Model_EveryServer_HasAHealthCheckAndAnIcon(string mode)
    {
        await using var builder = await Model.OfAsync(_data, Token, mode);

        Assert.All(
            builder.Resources.Where(resource => resource is not ParameterResource && IsServer(resource)),
            resource =>
            {
                Assert.NotEmpty(resource.Annotations.OfType<HealthCheckAnnotation>());
                Assert.NotEmpty(resource.Annotations.OfType<ResourceIconAnnotation>());
            }
        );
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    public async Task Model_Host_WaitsUntilTheMigrationSucceeded(string name)
    {
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);

        var wait = builder
            .Find<ProjectResource>(name)
            .Annotations.OfType<WaitAnnotation>()
            .Single(w => w.Resource.Name == ResourceNames.Migration);

        Assert.Equal((WaitType.WaitForCompletion, 0), (wait.WaitType, wait.ExitCode));
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    [InlineData(ResourceNames.Migration)]
    public async Task Model_Host_IsGivenWhatItReads(string name)
    {
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);

        var given = await builder.Find<ProjectResource>(name).EnvironmentAsync(Token);

        var connections = Wiring
            .Connections[name]
            .Where(connection => connection != ResourceNames.Messaging)
            .Select(connection => $"ConnectionStrings__{connection}");
        var settings = Wiring
            .Settings.Where(s => s.Hosts.Contains(name) && s is { Optional: false, PublishOnly: false })
            .Select(s => s.Variable);
        Assert.Superset(
            connections.Concat(settings).Append("Marketplace__PublicUrl").Append("Mail__Directory").ToHashSet(),
            given.Keys.ToHashSet()
        );
    }

    [Fact]
    public async Task Model_Api_RunsTwiceAndPaysWithTheSimulator()
    {
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);
        var api = builder.Find<ProjectResource>(ResourceNames.Api);

        Assert.Equal(2, api.GetReplicaCount());
        Assert.Contains(
            ResourceNames.PaymentSimulator,
            (await api.EnvironmentAsync(Token))["Payments__Stripe__ApiBase"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Model_Simulator_KeepsItsPaymentsInTheDataDirectory()
    {
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);
        var simulator = builder.Find<ProjectResource>(ResourceNames.PaymentSimulator);

        Assert.Equal(
            Path.Combine(_data.Path, "simulator", "state.json"),
            (await simulator.EnvironmentAsync(Token))["Simulator__StateFile"]
        );
    }

    [Fact]
    public async Task Model_Parameters_AreDescribedAndSecretsMarked()
    {
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);
        var parameters = builder.Resources.OfType<ParameterResource>().ToDictionary(parameter => parameter.Name);

        Assert.All(parameters.Values, parameter => Assert.False(string.IsNullOrEmpty(parameter.Description)));
        Assert.All(
            Wiring.Settings.Where(setting => setting.Secret && parameters.ContainsKey(setting.Parameter)),
            setting => Assert.True(parameters[setting.Parameter].Secret, setting.Parameter)
        );
        Assert.All(
            ["postgres-password", "cache-password", "simulator-key", "admin-password"],
            name => Assert.True(parameters[name].Secret, name)
        );
    }

    [Theory]
    [InlineData(ResourceNames.Database, "verify-invariants", null)]
    [InlineData(ResourceNames.Database, "seed-demo", null)]
    [InlineData(ResourceNames.Database, "reset-database", "deleted")]
    [InlineData(ResourceNames.Worker, "open-newest-mail", null)]
    [InlineData(ResourceNames.Worker, "run-job", null)]
    [InlineData(ResourceNames.Worker, "redrive-dead-events", null)]
    [InlineData(ResourceNames.Worker, "refresh-popular-sellers", null)]
    [InlineData(ResourceNames.PaymentSimulator, "pay-newest", null)]
    public async Task Model_Dashboard_HasTheCommand(string resource, string name, string? question)
    {
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);

        var command = builder
            .Find<IResource>(resource)
            .Annotations.OfType<ResourceCommandAnnotation>()
            .Single(c => c.Name == name);

        if (question is null)
            Assert.Null(command.ConfirmationMessage);
        else
            Assert.Contains(question, command.ConfirmationMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_OverProcesses_HasNoContainer()
    {
        await using var builder = await Model.OfAsync(_data, Token, Model.Executables);

        Assert.Empty(builder.Resources.OfType<ContainerResource>());
    }

    [Fact]
    public async Task Model_OverContainers_KeepsAVolumeForItsDirectoryAlone()
    {
        using var other = new TestDirectory();
        await using var one = await Model.OfAsync(_data, Token, Model.Containers);
        await using var two = await Model.OfAsync(other, Token, Model.Containers);

        Assert.Empty(Volumes(one).Intersect(Volumes(two)));
        Assert.Equal(2, Volumes(one).Count());
    }

    private static bool IsServer(IResource resource) =>
        resource.Name
            is "postgres"
                or ResourceNames.Database
                or ResourceNames.Cache
                or ResourceNames.Api
                or ResourceNames.Worker
                or ResourceNames.PaymentSimulator;

    private static IEnumerable<string> Volumes(IDistributedApplicationTestingBuilder builder) =>
        builder
            .Resources.SelectMany(resource => resource.Annotations)
            .OfType<ContainerMountAnnotation>()
            .Where(mount => mount.Type == ContainerMountType.Volume)
            .Select(mount => mount.Source!);
}
