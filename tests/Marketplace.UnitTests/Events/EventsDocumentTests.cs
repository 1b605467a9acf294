using System.Reflection;
using System.Text;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.UnitTests.Events;

/// <summary>docs/events.md says which events there are, what they carry and who listens, as the code has it.</summary>
public sealed class EventsDocumentTests
{
    [Fact]
    public void Document_Table_IsThatOfTheCode()
    {
        var document = File.ReadAllText(DocumentFile()).ReplaceLineEndings("\n");
        var expected = Table();
        Assert.True(
            document.Contains(expected, StringComparison.Ordinal),
            "docs/events.md is out of date. Its table should be:\n" + expected
        );
    }

    [Fact]
    public void Events_EachOne_IsNamedByItsModuleAndCarriesNoPersonalData()
    {
        Assert.All(
            Declarations(),
            e =>
            {
                Assert.Matches("^marketplace\\.[a-z]+\\.[a-z-]+\\.v[0-9]+$", e.Name);
                Assert.Equal(e.EventType.Namespace!.Split('.')[2].ToLowerInvariant(), e.Name.Split('.')[1]);
                Assert.DoesNotContain(
                    e.EventType.GetProperties(),
                    p => p.Name is "Email" or "Phone" or "Address" or "DisplayName"
                );
            }
        );
    }

    private static string Table()
    {
        using var services = new ServiceCollection().AddMarketplaceModules().BuildServiceProvider();
        var registry = new EventRegistry(
            services.GetServices<EventDeclaration>(),
            services.GetServices<EventSubscription>()
        );
        var table = new StringBuilder("| event | data | heard by |\n|---|---|---|\n");
        foreach (var (type, name) in Declarations().OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            var data = type.GetProperties()
                .Where(p => p.Name != nameof(IIntegrationEvent.Subject))
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
            var consumers = string.Join(", ", registry.ConsumersOf(name).Order(StringComparer.Ordinal));
            table.Append(
                $"| `{name}` | {string.Join(", ", data)} | {(consumers.Length == 0 ? "nobody yet" : consumers)} |\n"
            );
        }

        return table.ToString();
    }

    private static IEnumerable<(Type EventType, string Name)> Declarations()
    {
        using var services = new ServiceCollection().AddMarketplaceModules().BuildServiceProvider();
        return services
            .GetServices<EventDeclaration>()
            .Select(d => (d.EventType, d.EventType.GetCustomAttribute<EventNameAttribute>()!.Name))
            .ToList();
    }

    private static string DocumentFile()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Marketplace.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
        return Path.Combine(directory.FullName, "docs", "events.md");
    }
}
