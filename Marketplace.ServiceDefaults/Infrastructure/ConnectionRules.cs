using Npgsql;
using StackExchange.Redis;

namespace Marketplace.ServiceDefaults;

/// <summary>Validates connection strings and explains how to fix them.</summary>
internal static class ConnectionRules
{
    /// <summary>A readable connection string of a database.</summary>
    internal const string DatabaseExample =
        "Host=127.0.0.1;Port=5432;Database=marketplace;Username=marketplace;Password=…";

    /// <summary>A readable connection string of a cache.</summary>
    internal const string CacheExample = "127.0.0.1:6379";

    internal static string? RefuseDatabase(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return ConnectionStrings.Describe(
                name,
                "is missing; it must point to a PostgreSQL database",
                DatabaseExample
            );
        }

        try
        {
            return string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(value).Host)
                ? ConnectionStrings.Describe(name, "has no Host", DatabaseExample)
                : null;
        }
        catch (ArgumentException exception)
        {
            return ConnectionStrings.Describe(
                name,
                $"is not a PostgreSQL connection string ({exception.Message.TrimEnd('.')})",
                DatabaseExample
            );
        }
    }

    internal static string? RefuseCache(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return ConnectionStrings.Describe(
                name,
                "is missing; it must point to a Redis-compatible server",
                CacheExample
            );
        }

        try
        {
            return ConfigurationOptions.Parse(value).EndPoints.Count == 0
                ? ConnectionStrings.Describe(name, "contains no server", CacheExample)
                : null;
        }
        catch (ArgumentException exception)
        {
            return ConnectionStrings.Describe(
                name,
                $"is not a Redis connection string ({exception.Message.TrimEnd('.')})",
                CacheExample
            );
        }
    }
}
