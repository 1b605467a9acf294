using System.Text.Json.Nodes;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>The checks notice what is taken out: each case breaks the compiled template and one check must say
/// so.</summary>
public sealed class CanaryTests
{
    [Theory]
    [InlineData("Marketplace__Currency")]
    [InlineData("Cors__Origins__0")]
    [InlineData("ConnectionStrings__marketplacedb")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING")]
    [InlineData("Auth__SigningKeys__0__Pem")]
    public async Task Environment_WithoutOneVariable_IsReported(string variable)
    {
        var app = (await AzureTemplates.HostAsync(ResourceNames.Api)).Host();
        var environment = (List<object?>)ArmValue.At(app.ListAt("properties", "template", "containers")[0], "env")!;

        environment.RemoveAll(entry => ArmValue.TextAt(entry, "name") == variable);

        Assert.Contains(
            variable,
            Assert.Single(HostChecks.Environment(ResourceNames.Api, app)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Liveness")]
    [InlineData("Readiness")]
    [InlineData("Startup")]
    public async Task Probe_TakenOut_IsReported(string type)
    {
        var app = (await AzureTemplates.HostAsync(ResourceNames.Worker)).Host();
        var probes = (List<object?>)ArmValue.At(app.ListAt("properties", "template", "containers")[0], "probes")!;

        probes.RemoveAll(probe => ArmValue.TextAt(probe, "type") == type);

        Assert.Contains(type, Assert.Single(HostChecks.Probes(ResourceNames.Worker, app)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_GivenAsPlainText_IsReported()
    {
        var template = await AzureTemplates.HostAsync(ResourceNames.Migration);
        var text = template.Template.ToJsonString().Replace("'secretRef'", "'value'", StringComparison.Ordinal);
        text = text.Replace("\\u0027secretRef\\u0027", "\\u0027value\\u0027", StringComparison.Ordinal);

        var app = new HostTemplate(JsonNode.Parse(text)!.AsObject(), template.Parameters).Host();

        Assert.Contains(
            HostChecks.Environment(ResourceNames.Migration, app),
            line => line.Contains("RootKey", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task ScaleRule_OfOneConsumer_TakenOut_IsReported()
    {
        var template = await AzureTemplates.HostAsync(ResourceNames.Worker);
        template.Template["variables"]!["$fxv#0"]!["consumers"]!.AsObject().Remove("analytics");

        Assert.Contains(
            "analytics",
            Assert.Single(ScaleChecks.Worker(template.Host(), Routes.OfTheCode.Keys)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Scaler_ThatContainersCanUse_IsReported()
    {
        var template = await AzureTemplates.HostAsync(ResourceNames.Worker);
        Properties(template.Template, "app")["configuration"]!.AsObject().Remove("identitySettings");

        Assert.Single(ScaleChecks.Worker(template.Host(), Routes.OfTheCode.Keys));
    }

    [Fact]
    public async Task Rule_OfOneEvent_TakenOut_IsReported()
    {
        var main = await AzureTemplates.MainAsync();
        Module(main, "bus")["variables"]!["$fxv#0"]!["consumers"]!["products"]!.AsArray().RemoveAt(3);

        Assert.Single(BusChecks.Rules(AzureTemplates.Expand(main), Routes.OfTheCode));
    }

    [Theory]
    [InlineData("registry", "pulls", 3)]
    [InlineData("bus", "topicAccess", 4)]
    [InlineData("bus", "counting", 1)]
    [InlineData("storage", "access", 2)]
    [InlineData("cache", "reads", 3)]
    public async Task Role_TakenOut_IsReported(string module, string assignments, int count)
    {
        var main = await AzureTemplates.MainAsync();
        Module(main, module)["resources"]!.AsObject().Remove(assignments);

        var problems = AccessChecks.Roles(AzureTemplates.Expand(main)).ToList();

        Assert.Equal(count, problems.Count);
        Assert.All(problems, problem => Assert.StartsWith("missing", problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secret_ThatOneMoreHostMayRead_IsReported()
    {
        var main = await AzureTemplates.MainAsync();
        Module(main, "vault")["variables"]!["$fxv#0"]!["signing-key"]!.AsArray().Add(ResourceNames.Worker);

        Assert.StartsWith(
            "too much: worker",
            Assert.Single(AccessChecks.Roles(AzureTemplates.Expand(main))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Administrator_ThatIsAnotherHost_IsReported()
    {
        var main = await AzureTemplates.MainAsync();
        Properties(Module(main, "database"), "administrator")["principalName"] = "id-api-token";

        Assert.StartsWith(
            "id-api-token",
            Assert.Single(AccessChecks.Administrators(AzureTemplates.Expand(main))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Database_MadePublic_IsReported()
    {
        var main = await AzureTemplates.MainAsync();
        Properties(Module(main, "database"), "server")["network"]!["publicNetworkAccess"] = "Enabled";

        Assert.Contains(
            "publicNetworkAccess",
            Assert.Single(AccessChecks.Exposure(AzureTemplates.Expand(main))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("[parameters('rootKey')]")]
    [InlineData("[listKeys('database', '2025-07-01').primaryKey]")]
    public async Task Output_ThatCarriesASecret_IsReported(string value)
    {
        var main = await AzureTemplates.MainAsync();
        main["outputs"]!["LEAK"] = new JsonObject { ["type"] = "string", ["value"] = value };

        Assert.Contains("LEAK", Assert.Single(AccessChecks.Outputs(main)), StringComparison.Ordinal);
    }

    private static JsonObject Module(JsonObject main, string name) => Properties(main, name)["template"]!.AsObject();

    private static JsonObject Properties(JsonObject template, string resource) =>
        template["resources"]![resource]!["properties"]!.AsObject();
}
