using Marketplace.Modules;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>A module shows no more than others use.</summary>
public sealed class ModuleFaceTests
{
    /// <summary>Projects that cannot see the modules; their words are no uses.</summary>
    private static readonly string[] Strangers =
    [
        "Marketplace.Foundation/",
        "Marketplace.ServiceDefaults/",
        "Marketplace.PaymentSimulator/",
    ];

    [Fact]
    public void PublicTypes_OutsideContracts_AreNeededOutsideTheirModule()
    {
        var (types, uses) = (PublicTypes(), Uses());

        Assert.True(types.Count > 100);
        Assert.Empty(ModuleFaceRules.Hideable(types, type => IsUsedOutside(type, uses)));
    }

    [Fact]
    public void PublicTypes_Violation_IsReported() =>
        Assert.Equal(
            [typeof(Unknown).FullName],
            ModuleFaceRules.Hideable(
                [typeof(Named), typeof(Shown), typeof(Unknown)],
                type => ModuleFaceRules.NamesOf(type).Contains("Named")
            )
        );

    [Fact]
    public void Names_InAComment_AreNoUse() =>
        Assert.Equal(["X"], ModuleFaceRules.Names(new("X.cs", "/// <see cref=\"Order\"/>\nclass X; // Order")));

    // What this module's Contracts show counts as named: other modules may use it.
    private static List<Type> PublicTypes() =>
        [.. typeof(MarketplaceModules).Assembly.GetTypes().Where(type => type.IsPublic)];

    private static bool IsUsedOutside(Type type, ILookup<string, string> uses) =>
        type.Namespace!.EndsWith(".Contracts", StringComparison.Ordinal)
        || ModuleFaceRules.NamesOf(type).SelectMany(name => uses[name]).Any(room => room != RoomOf(type));

    private static string RoomOf(Type type) =>
        "Marketplace.Modules/" + type.Namespace!.Split('.').ElementAtOrDefault(2);

    /// <summary>For each name, the rooms that use it: a project, or a folder of it that is no module. Modules name
    /// only the Contracts of each other.</summary>
    private static ILookup<string, string> Uses()
    {
        var code = SourceTree
            .Product.Where(file => !Strangers.Any(stranger => file.Path.StartsWith(stranger, StringComparison.Ordinal)))
            .SelectMany(file => ModuleFaceRules.Names(file).Select(name => (Name: name, Room: RoomOf(file.Path))))
            .Where(use => !HouseRules.Modules.Contains(use.Room.Split('/')[^1]));
        var pages = SourceTree
            .All("*.razor")
            .SelectMany(file => ModuleFaceRules.Words(File.ReadAllText(file)))
            .Select(name => (Name: name, Room: "Marketplace.Api"));
        return code.Concat(pages).Distinct().ToLookup(use => use.Name, use => use.Room);
    }

    private static string RoomOf(string path) =>
        path.Split('/') is ["Marketplace.Modules", var module, _, ..] ? "Marketplace.Modules/" + module
        : path.StartsWith("Marketplace.Modules/", StringComparison.Ordinal) ? "Marketplace.Modules/"
        : path.Split('/')[0];

    private sealed record Named(IReadOnlyList<Shown> Parts);

    private sealed record Shown(int Count);

    private sealed record Unknown(Named Owner);
}
