namespace Marketplace.ServiceDefaults;

/// <summary>The names under which the parts of a deployment find each other: connection strings, services,
/// telemetry.</summary>
/// <remarks>This file depends on nothing, so that the AppHost can compile it as well.</remarks>
public static class ResourceNames
{
    /// <summary>The PostgreSQL database: <c>ConnectionStrings:marketplacedb</c>.</summary>
    public const string Database = "marketplacedb";

    /// <summary>The cache that speaks the Redis protocol: <c>ConnectionStrings:cache</c>.</summary>
    public const string Cache = "cache";

    /// <summary>The message bus: <c>ConnectionStrings:messaging</c>; without it messages travel through
    /// PostgreSQL.</summary>
    public const string Messaging = "messaging";

    /// <summary>The HTTP API.</summary>
    public const string Api = "api";

    /// <summary>The background worker.</summary>
    public const string Worker = "worker";

    /// <summary>The job that brings the database schema up to date.</summary>
    public const string Migration = "migration";

    /// <summary>The payment provider's stand-in for development and tests.</summary>
    public const string PaymentSimulator = "payment-simulator";
}
