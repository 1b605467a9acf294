using System.Reflection;

namespace Marketplace.Modules;

/// <summary>The schema this build was made for.</summary>
public static class SchemaVersion
{
    /// <summary>Id of the newest migration, stamped by the build.</summary>
    public static string NewestMigration { get; } =
        typeof(SchemaVersion)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Migrations")
            .Value!.Split(';')
            .Max(StringComparer.Ordinal)!;
}
