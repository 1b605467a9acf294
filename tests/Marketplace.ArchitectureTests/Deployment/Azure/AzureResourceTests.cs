namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>What the hosts stand on is what they expect, and no more open than it must be.</summary>
public sealed class AzureResourceTests
{
    [Fact]
    public async Task Bus_HasTheTopicAndTheRulesOfTheCode()
    {
        var resources = AzureTemplates.Expand(await AzureTemplates.MainAsync());

        Assert.NotEmpty(Routes.OfTheCode);
        Assert.Empty(BusChecks.Topic(resources));
        Assert.Empty(BusChecks.Subscriptions(resources, Routes.OfTheCode));
        Assert.Empty(BusChecks.Rules(resources, Routes.OfTheCode));
    }

    [Fact]
    public async Task Roles_AreThoseEachHostNeeds() =>
        Assert.Empty(AccessChecks.Roles(AzureTemplates.Expand(await AzureTemplates.MainAsync())));

    [Fact]
    public async Task Database_HasOneAdministrator() =>
        Assert.Empty(AccessChecks.Administrators(AzureTemplates.Expand(await AzureTemplates.MainAsync())));

    [Fact]
    public async Task Stores_AreClosed() =>
        Assert.Empty(AccessChecks.Exposure(AzureTemplates.Expand(await AzureTemplates.MainAsync())));

    [Fact]
    public async Task Outputs_CarryNoSecret() => Assert.Empty(AccessChecks.Outputs(await AzureTemplates.MainAsync()));

    [Fact]
    public async Task Secrets_NotGiven_LeaveTheVaultAsItIs()
    {
        var main = await AzureTemplates.MainAsync();
        foreach (var parameter in main["parameters"]!.AsObject())
        {
            if ((string?)parameter.Value!["type"] == "securestring")
                parameter.Value["type"] = "string";
        }

        var secrets = AzureTemplates
            .Expand(main)
            .Where(resource => resource.Type == "Microsoft.KeyVault/vaults/secrets");

        Assert.EndsWith("/cache-connection", Assert.Single(secrets).Name, StringComparison.Ordinal);
    }
}
