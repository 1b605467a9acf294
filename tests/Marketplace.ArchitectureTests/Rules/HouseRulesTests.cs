using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>The house rules over every file; each rule is shown a violation it must report.</summary>
public sealed partial class HouseRulesTests
{
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Marketplace.Foundation"] = [],
        ["Marketplace.Modules"] = ["Marketplace.Foundation"],
        ["Marketplace.ServiceDefaults"] = ["Marketplace.Foundation"],
        ["Marketplace.Api"] = ["Marketplace.Modules", "Marketplace.ServiceDefaults"],
        ["Marketplace.Worker"] = ["Marketplace.Modules", "Marketplace.ServiceDefaults"],
        ["Marketplace.MigrationService"] = ["Marketplace.Modules", "Marketplace.ServiceDefaults"],
        ["Marketplace.PaymentSimulator"] = ["Marketplace.ServiceDefaults"],
        ["Marketplace.ServiceBusSimulator"] = ["Marketplace.Modules", "Marketplace.ServiceDefaults"],
        ["Marketplace.Standalone"] =
        [
            "Marketplace.Api",
            "Marketplace.Worker",
            "Marketplace.MigrationService",
            "Marketplace.PaymentSimulator",
        ],
    };

    [Fact]
    public void ModuleOrder_EveryFile_NamesOnlyContractsToItsLeft() => AssertNone(HouseRules.ModuleOrder);

    [Theory]
    [InlineData("Marketplace.Modules/Users/X.cs", "using Marketplace.Modules.Orders.Contracts;")]
    [InlineData("Marketplace.Modules/Orders/X.cs", "using Marketplace.Modules.Products;")]
    public void ModuleOrder_Violation_IsReported(string path, string text) =>
        Assert.Single(HouseRules.ModuleOrder(new(path, text)));

    [Fact]
    public void Modules_EveryFolder_HasItsPlaceInTheOrder()
    {
        var folders = Directory
            .GetDirectories(Path.Combine(SourceTree.Root, "Marketplace.Modules"))
            .Select(d => Path.GetFileName(d)!)
            .Where(d => File.Exists(Path.Combine(SourceTree.Root, "Marketplace.Modules", d, d + "Module.cs")));
        Assert.Equal(HouseRules.Modules.Order(), folders.Order());
    }

    [Fact]
    public void Repositories_EveryOne_NeverSaves() => AssertNone(HouseRules.RepositoriesNeverSave);

    [Theory]
    [InlineData("await db.SaveChangesAsync(ct);")]
    [InlineData("public IQueryable<Order> All() => db.Orders;")]
    public void Repositories_Violation_IsReported(string text) =>
        Assert.Single(HouseRules.RepositoriesNeverSave(new("Marketplace.Modules/Orders/OrderRepository.cs", text)));

    [Fact]
    public void Context_EveryModule_InjectsTheApplications() => AssertNone(HouseRules.OneContext);

    [Fact]
    public void Context_Violation_IsReported() =>
        Assert.Single(
            HouseRules.OneContext(new("Marketplace.Modules/Orders/X.cs", "class X(FoundationDbContext db);"))
        );

    [Fact]
    public void Names_EveryFile_SaysWhatItHolds() => AssertNone(HouseRules.Names);

    [Theory]
    [InlineData("Marketplace.Modules/Orders/Helpers.cs")]
    [InlineData("Marketplace.Modules/Orders/OrderManager.cs")]
    public void Names_Violation_IsReported(string path) => Assert.Single(HouseRules.Names(new(path, "")));

    [Fact]
    public void Summaries_EveryPublicType_HasOne() => AssertNone(HouseRules.Summaries);

    [Theory]
    [InlineData("public sealed class Bare;")]
    [InlineData("/// <remarks>no summary</remarks>\n[Obsolete]\npublic record Bare(int A);")]
    public void Summaries_Violation_IsReported(string text) => Assert.Single(HouseRules.Summaries(new("X.cs", text)));

    [Fact]
    public void Leftovers_NoFile_HasAny() => AssertNone(HouseRules.Leftovers);

    [Theory]
    [InlineData("    // TODO: later")]
    [InlineData("#region Stuff")]
    public void Leftovers_Violation_IsReported(string text) => Assert.Single(HouseRules.Leftovers(new("X.cs", text)));

    [Fact]
    public void Secrets_NoFile_HoldsOne()
    {
        AssertNone(HouseRules.Secrets);
        var others = new[] { "*.json", "*.yaml", "*.yml", "*.md", "*.http" }
            .SelectMany(SourceTree.All)
            .Select(f => new SourceFile(Path.GetRelativePath(SourceTree.Root, f), File.ReadAllText(f)));
        Assert.Empty(others.SelectMany(HouseRules.Secrets));
    }

    [Fact]
    public void Secrets_Violation_IsReported() =>
        Assert.Single(HouseRules.Secrets(new("X.cs", "var key = \"sk_live_" + new string('a', 24) + "\";")));

    [Fact]
    public void References_EveryProject_KeepsToTheTable()
    {
        foreach (var (project, allowed) in MayReference)
        {
            var document = XDocument.Load(Path.Combine(SourceTree.Root, project, project + ".csproj"));
            var references = document
                .Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.Subset(allowed.ToHashSet(), references.ToHashSet());
        }
    }

    [Fact]
    public void Settings_OfTheHosts_AreInAtMostOneFile() =>
        // Two of them break the publishing of the one-process host, which no build shows. No host contains the AppHost.
        Assert.True(
            SourceTree
                .All("appsettings*.json")
                .Count(file => !file.Contains("Marketplace.AppHost", StringComparison.Ordinal)) <= 1
        );

    [Fact]
    public void Migrations_DatabaseFeatures_WorkOnPostgres15()
    {
        var sql = SourceTree.All("*.sql").Select(File.ReadAllText);
        Assert.DoesNotContain(sql, text => NewerThan15().IsMatch(text));
        Assert.Matches(NewerThan15(), "SELECT uuidv7()");
    }

    private static void AssertNone(Func<SourceFile, IEnumerable<string>> rule)
    {
        Assert.True(SourceTree.Product.Count > 500);
        Assert.Empty(SourceTree.Product.SelectMany(rule));
    }

    [GeneratedRegex(@"\b(uuidv7|JSON_TABLE|any_value|MERGE INTO[^;]*RETURNING)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NewerThan15();
}
