using System.Text.Json.Nodes;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>No deployment changes a rule of the bus that is in use: between its old and its new form an event could
/// come that neither lets in.</summary>
public sealed class BusRuleTests
{
    [Theory]
    [InlineData("marketplace.analytics.added.v1")]
    [InlineData("marketplace.sellers.seller-praised.v1")]
    [InlineData("marketplace.users.user-waved.v1")]
    public async Task Event_Added_AddsARuleAndChangesNone(string added)
    {
        var before = await RulesAsync(_ => { });

        var after = await RulesAsync(consumers =>
        {
            foreach (var (_, events) in consumers)
                events!.AsArray().Insert(0, added);
        });

        Assert.Equal(before.Count + Routes.OfTheCode.Count, after.Count);
        Assert.Empty(before.Except(after));
    }

    [Fact]
    public async Task Event_TakenOut_LeavesTheOtherRulesAsTheyAre()
    {
        var before = await RulesAsync(_ => { });

        var after = await RulesAsync(consumers => consumers["products"]!.AsArray().RemoveAt(0));

        Assert.StartsWith("products/sellers.seller-approved.v1 ", Assert.Single(before.Except(after)), Ordinal);
        Assert.Empty(after.Except(before));
    }

    [Fact]
    public async Task Default_IsClosedWhenTheOtherRulesAreThere()
    {
        var closed = Bus(await AzureTemplates.MainAsync())["resources"]!["closed"]!;

        Assert.Contains("filters", closed["dependsOn"]!.AsArray().Select(resource => (string?)resource));
    }

    [Theory]
    [InlineData("closed", "keeps the rule $Default")]
    [InlineData("filters", "does not reach")]
    public async Task Rules_TakenOut_AreReported(string resource, string problem)
    {
        var main = await AzureTemplates.MainAsync();
        Bus(main)["resources"]!.AsObject().Remove(resource);

        var problems = BusChecks.Rules(AzureTemplates.Expand(main), Routes.OfTheCode).ToList();

        Assert.True(problems.Count >= Routes.OfTheCode.Count);
        Assert.All(problems, line => Assert.Contains(problem, line, Ordinal));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static async Task<HashSet<string>> RulesAsync(Action<JsonObject> change)
    {
        var main = await AzureTemplates.MainAsync();
        change(Bus(main)["variables"]!["$fxv#0"]!["consumers"]!.AsObject());
        return
        [
            .. AzureTemplates
                .Expand(main)
                .Where(resource => resource.Type.EndsWith("/subscriptions/rules", Ordinal))
                .Select(rule =>
                    string.Join('/', rule.Name.Split('/')[2..])
                    + $" {rule.TextAt("properties", "correlationFilter", "label")}"
                ),
        ];
    }

    private static JsonObject Bus(JsonObject main) => main["resources"]!["bus"]!["properties"]!["template"]!.AsObject();
}
