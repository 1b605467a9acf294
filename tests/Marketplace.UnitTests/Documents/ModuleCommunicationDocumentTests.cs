using System.Reflection;
using System.Text;
using Marketplace.Modules;

namespace Marketplace.UnitTests.Documents;

/// <summary>docs/module-communication.md says which module declares which interface, who implements it and who uses it,
/// as the code has it.</summary>
public sealed class ModuleCommunicationDocumentTests
{
    private const string Begin = "<!-- contracts: begin -->\n";
    private const string End = "<!-- contracts: end -->\n";

    private static readonly IReadOnlyList<Type> Types =
    [
        .. typeof(MarketplaceModules).Assembly.GetTypes().Where(type => ModuleOf(type) is not null),
    ];

    [Fact]
    public void Document_Table_IsThatOfTheCode()
    {
        var document = DocumentFiles.Read("docs", "module-communication.md");
        var (begin, end) = (
            document.IndexOf(Begin, StringComparison.Ordinal),
            document.IndexOf(End, StringComparison.Ordinal)
        );
        Assert.True(begin >= 0 && end > begin, "docs/module-communication.md has lost the marks around its table.");
        var expected = Table(Types);
        var actual = document[(begin + Begin.Length)..end];
        Assert.True(
            actual == expected,
            "docs/module-communication.md is out of date. Between its marks there should be:\n" + expected
        );
    }

    [Fact]
    public void Contracts_EachInterface_IsNeverImplementedToTheLeftOfItsModule()
    {
        string[] order =
        [
            "Users",
            "Sellers",
            "Payments",
            "Subscriptions",
            "Products",
            "Orders",
            "Analytics",
            "Notifications",
        ];
        Assert.All(
            Contracts(Types),
            contract =>
                Assert.DoesNotContain(
                    ImplementationsOf(contract, Types),
                    type => Array.IndexOf(order, ModuleOf(type)) < Array.IndexOf(order, ModuleOf(contract))
                )
        );
    }

    [Fact]
    public void Table_AnInterfaceNobodyImplements_SaysSo() =>
        Assert.Contains(
            "| `IPayments` | Payments | nobody | nobody |\n",
            Table([Types.Single(type => type.Name == "IPayments")]),
            StringComparison.Ordinal
        );

    private static string Table(IReadOnlyList<Type> types)
    {
        var table = new StringBuilder("| interface | declared by | implemented by | used by |\n|---|---|---|---|\n");
        foreach (var contract in Contracts(types))
        {
            var implementations = ImplementationsOf(contract, types)
                .Select(type => $"{ModuleOf(type)} (`{type.Name}`)");
            var users = types.Where(type => Asks(type, contract)).Select(type => ModuleOf(type)!);
            table.Append($"| `{contract.Name}` | {ModuleOf(contract)} | {List(implementations)} | {List(users)} |\n");
        }

        return table.ToString();
    }

    private static IEnumerable<Type> Contracts(IEnumerable<Type> types) =>
        types
            .Where(type =>
                type.IsInterface && type.Namespace!.Split('.') is ["Marketplace", "Modules", _, "Contracts", ..]
            )
            .Where(type => !type.IsGenericType)
            .OrderBy(type => ModuleOf(type), StringComparer.Ordinal)
            .ThenBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<Type> ImplementationsOf(Type contract, IEnumerable<Type> types) =>
        types.Where(type => type is { IsClass: true, IsAbstract: false } && contract.IsAssignableFrom(type));

    /// <summary>Whether a type takes the interface, or all implementations of it, in its constructor.</summary>
    private static bool Asks(Type type, Type contract) =>
        type.IsClass
        && type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(constructor => constructor.GetParameters())
            .Any(p =>
                p.ParameterType == contract || p.ParameterType == typeof(IEnumerable<>).MakeGenericType(contract)
            );

    private static string List(IEnumerable<string> words)
    {
        var distinct = words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return distinct.Count == 0 ? "nobody" : string.Join(", ", distinct);
    }

    private static string? ModuleOf(Type type) =>
        type.Namespace?.Split('.') is ["Marketplace", "Modules", var module, ..] ? module : null;
}
