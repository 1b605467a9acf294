using System.Reflection;

namespace Marketplace.Modules;

/// <summary>The database schema version this build expects.</summary>
public static class SchemaVersion
{
    /// <summary>Id of the latest migration, embedded at build time.</summary>
    public static string NewestMigration { get; } =
        typeof(SchemaVersion)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Migrations")
            .Value!.Split(';')
            .Max(StringComparer.Ordinal)!;
}
