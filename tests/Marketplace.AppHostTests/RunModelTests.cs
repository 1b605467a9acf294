using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>What a developer gets from <c>aspire run</c>.</summary>
public sealed class RunModelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ResourceNames.Database)]
    [InlineData(ResourceNames.Cache)]
    [InlineData(ResourceNames.Migration)]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    [InlineData(ResourceNames.PaymentSimulator)]
    public async Task Run_Model_HasEveryPart(string name)
    {
        await using var builder = await Model.RunAsync(Token);

        Assert.Single(builder.Resources, resource => resource.Name == name);
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    public async Task Run_Host_WaitsUntilTheMigrationSucceeded(string name)
    {
        await using var builder = await Model.RunAsync(Token);

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
    public async Task Run_Host_IsGivenWhatItReads(string name)
    {
        await using var builder = await Model.RunAsync(Token);

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
    public async Task Run_Api_RunsTwiceAndPaysWithTheSimulator()
    {
        await using var builder = await Model.RunAsync(Token);
        var api = builder.Find<ProjectResource>(ResourceNames.Api);

        Assert.Equal(2, api.GetReplicaCount());
        Assert.Contains(
            ResourceNames.PaymentSimulator,
            (await api.EnvironmentAsync(Token))["Payments__Stripe__ApiBase"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Run_Parameters_ThatAreSecret_AreMarked()
    {
        await using var builder = await Model.RunAsync(Token);
        var parameters = builder.Resources.OfType<ParameterResource>().ToDictionary(parameter => parameter.Name);

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
    [InlineData(ResourceNames.Migration, "Seed demo data", null)]
    [InlineData(ResourceNames.Migration, "Reset database", "deleted")]
    [InlineData(ResourceNames.Api, "Verify invariants", null)]
    [InlineData(ResourceNames.Api, "Redrive dead events", null)]
    [InlineData(ResourceNames.Api, "Refresh popular sellers", null)]
    public async Task Run_Dashboard_HasTheCommand(string resource, string text, string? question)
    {
        await using var builder = await Model.RunAsync(Token);

        var command = builder
            .Find<ProjectResource>(resource)
            .Annotations.OfType<ResourceCommandAnnotation>()
            .Single(c => c.DisplayName == text);

        if (question is null)
            Assert.Null(command.ConfirmationMessage);
        else
            Assert.Contains(question, command.ConfirmationMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Portable_NeedsNoContainerAndNoBus()
    {
        await using var builder = await Model.RunAsync(Token, "--portable");

        Assert.Empty(builder.Resources.OfType<ContainerResource>());
        Assert.DoesNotContain(builder.Resources, resource => resource.Name == ResourceNames.Messaging);
        Assert.Contains(
            "ConnectionStrings__marketplacedb",
            (await builder.Find<ProjectResource>(ResourceNames.Worker).EnvironmentAsync(Token)).Keys
        );
    }
}
