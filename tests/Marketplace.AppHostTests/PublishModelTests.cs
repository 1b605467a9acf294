using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>What is deployed: the model's marks, and what publishing writes.</summary>
public sealed partial class PublishModelTests : IDisposable
{
    private readonly DirectoryInfo _output = Directory.CreateTempSubdirectory("marketplace-publish-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _output.Delete(recursive: true);

    [Fact]
    public async Task Publish_Azure_LeavesOutWhatIsForDevelopers()
    {
        await using var builder = await Model.PublishAsync(_output.FullName, Token);

        string[] names = [.. builder.Resources.Select(resource => resource.Name)];
        Assert.DoesNotContain(ResourceNames.PaymentSimulator, names);
        Assert.DoesNotContain("seed-demo", names);
        Assert.DoesNotContain("reset-database", names);
        Assert.DoesNotContain(builder.Resources, resource => resource is ContainerResource);
    }

    [Fact]
    public async Task Publish_Azure_MakesTheMigrationAJobAndTheHostsApps()
    {
        await using var builder = await Model.PublishAsync(_output.FullName, Token);

        Assert.Single(builder.Find<ProjectResource>(ResourceNames.Migration).Annotations.OfType<AzureContainerAppJobCustomizationAnnotation>());
        Assert.All(
            [ResourceNames.Api, ResourceNames.Worker],
            name => Assert.Single(builder.Find<ProjectResource>(name).Annotations.OfType<AzureContainerAppCustomizationAnnotation>()));
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    public async Task Publish_Azure_GivesTheHostNoMoreThanSendingAndReceiving(string name)
    {
        await using var builder = await Model.PublishAsync(_output.FullName, Token);

        var roles = builder.Find<ProjectResource>(name).Annotations.OfType<RoleAssignmentAnnotation>()
            .Where(assignment => assignment.Target.Name == ResourceNames.Messaging).SelectMany(assignment => assignment.Roles).Select(role => role.Name);

        Assert.Equal(["AzureServiceBusDataReceiver", "AzureServiceBusDataSender"], roles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Publish_Azure_GivesTheMigrationNoRightToTheBus()
    {
        await using var builder = await Model.PublishAsync(_output.FullName, Token);

        Assert.DoesNotContain(
            builder.Find<ProjectResource>(ResourceNames.Migration).Annotations.OfType<RoleAssignmentAnnotation>(), assignment => assignment.Target.Name == ResourceNames.Messaging);
        Assert.DoesNotContain($"ConnectionStrings__{ResourceNames.Messaging}", (await builder.Find<ProjectResource>(ResourceNames.Migration).EnvironmentAsync(Token)).Keys);
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    [InlineData(ResourceNames.Migration)]
    public async Task Publish_Azure_GivesTheHostWhatItReads(string name)
    {
        await using var builder = await Model.PublishAsync(_output.FullName, Token);

        var given = await builder.Find<ProjectResource>(name).EnvironmentAsync(Token);

        var connections = Wiring.Connections[name].Select(connection => $"ConnectionStrings__{connection}");
        var settings = Wiring.Settings.Where(setting => setting.Hosts.Contains(name) && !setting.Optional).Select(setting => setting.Variable);
        Assert.Superset(connections.Concat(settings).Append("Marketplace__DataDirectory").ToHashSet(), given.Keys.ToHashSet());
    }

    [Fact]
    public async Task Publish_OptionalSettings_AreGivenOnlyWhenSet()
    {
        await using var without = await Model.PublishAsync(_output.FullName, Token);
        await using var with = await Model.PublishAsync(
            _output.FullName, Token, "Parameters:cors-origin=https://shop.example.com", "Parameters:stripe_api_key=sk_live_example");

        Assert.DoesNotContain("Cors__Origins__0", (await without.Find<ProjectResource>(ResourceNames.Api).EnvironmentAsync(Token)).Keys);
        Assert.Superset(new HashSet<string> { "Cors__Origins__0", "Payments__Stripe__ApiKey" }, (await with.Find<ProjectResource>(ResourceNames.Api).EnvironmentAsync(Token)).Keys.ToHashSet());
    }

    [Fact]
    public async Task Publish_SettingThatIsNoSecret_CarriesItsValueToTheNextDeployment()
    {
        await using var builder = await Model.PublishAsync(
            _output.FullName, Token, "Parameters:currency=EUR", "Parameters:cors-origin=https://shop.example.com", "Parameters:api-domain=api.example.com", "Parameters:api-certificate=api-cert");

        var published = builder.Resources.OfType<ParameterResource>().Where(parameter => parameter.Default is not null).ToDictionary(parameter => parameter.Name, parameter => parameter.Default!.GetDefaultValue());

        Assert.Equal(("EUR", "https://shop.example.com"), (published["currency"], published["cors-origin"]));
        Assert.Equal(("api.example.com", "api-cert"), (published["api-domain"], published["api-certificate"]));
    }

    [Fact]
    public async Task Publish_Azure_DeclaresNoIdentifierTwice()
    {
        foreach (var file in await BicepAsync())
        {
            var declared = Declaration().Matches(file).Select(match => match.Groups["name"].Value);
            Assert.Distinct(declared);
        }
    }

    [Fact]
    public async Task Publish_Azure_WritesScaleRulesProbesAndAManualJob()
    {
        var bicep = string.Join("\n", await BicepAsync());

        Assert.Contains("concurrentRequests: '50'", bicep, StringComparison.Ordinal);
        Assert.Contains("azure-servicebus", bicep, StringComparison.Ordinal);
        Assert.Contains("triggerType: 'Manual'", bicep, StringComparison.Ordinal);
        Assert.Contains("/alive", bicep, StringComparison.Ordinal);
        Assert.Contains("PG_TRGM", bicep, StringComparison.Ordinal);
        Assert.Contains("requiresDuplicateDetection: true", bicep, StringComparison.Ordinal);
        Assert.DoesNotContain("example-root-key", bicep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_Containers_WritesACompose()
    {
        await using var builder = await Model.PublishAsync(_output.FullName, Token, "--shape", "containers");
        await using (var app = await builder.BuildAsync(Token)) await app.RunAsync(Token);

        var compose = await File.ReadAllTextAsync(Path.Combine(_output.FullName, "docker-compose.yaml"), Token);
        Assert.Contains("service_completed_successfully", compose, StringComparison.Ordinal);
        Assert.DoesNotContain(ResourceNames.PaymentSimulator, compose, StringComparison.Ordinal);
        Assert.Equal(
            [.. new[] { ResourceNames.Api, ResourceNames.Cache, ResourceNames.Worker, "compose-dashboard", "postgres" }.Order(StringComparer.Ordinal)],
            Restarted().Matches(compose).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    /// <summary>The text of every Bicep file that publishing writes.</summary>
    private async Task<IReadOnlyList<string>> BicepAsync()
    {
        await using var builder = await Model.PublishAsync(_output.FullName, Token);
        await using (var app = await builder.BuildAsync(Token)) await app.RunAsync(Token);
        var files = await Task.WhenAll(_output.EnumerateFiles("*.bicep", SearchOption.AllDirectories).Select(file => File.ReadAllTextAsync(file.FullName, Token)));
        Assert.NotEmpty(files);
        return files;
    }

    [GeneratedRegex(@"^(resource|module|param|var) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^  (?<name>[\w-]+):\n(    .*\n)*?    restart: ""?unless-stopped""?$", RegexOptions.Multiline)]
    private static partial Regex Restarted();
}
