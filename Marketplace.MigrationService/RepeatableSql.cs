using System.Reflection;

namespace Marketplace.MigrationService;

/// <summary>SQL scripts for what EF cannot express: functions, triggers, special indexes. They are idempotent and run
/// in the order of their names after every migration.</summary>
public static class RepeatableSql
{
    /// <summary>The scripts by name, in order.</summary>
    public static IEnumerable<(string Name, string Sql)> All()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
