namespace Marketplace.ServiceDefaults;

/// <summary>Resource names shared across a deployment: connection strings, services, telemetry.</summary>
/// <remarks>This file has no dependencies, so that the AppHost can compile it too.</remarks>
public static class ResourceNames
{
    /// <summary>The PostgreSQL database: <c>ConnectionStrings:marketplacedb</c>.</summary>
    public const string Database = "marketplacedb";

    /// <summary>The Redis-compatible cache: <c>ConnectionStrings:cache</c>.</summary>
    public const string Cache = "cache";

    /// <summary>The message bus: <c>ConnectionStrings:messaging</c>; without it, events are delivered through
    /// PostgreSQL.</summary>
    public const string Messaging = "messaging";

    /// <summary>The HTTP API.</summary>
    public const string Api = "api";

    /// <summary>The background Worker.</summary>
    public const string Worker = "worker";

    /// <summary>The job that migrates the database schema.</summary>
    public const string Migration = "migration";

    /// <summary>The payment provider simulator for development and tests.</summary>
    public const string PaymentSimulator = "payment-simulator";
}
