namespace Marketplace.Standalone;

/// <summary>How an embedded cluster runs.</summary>
/// <param name="Durable">Whether a commit waits for the disk; off only for throw-away clusters of tests.</param>
/// <param name="MaxConnections">How many connections the server allows.</param>
/// <param name="Port">The loopback port; null takes a free one.</param>
public sealed record EmbeddedPostgresSettings(bool Durable = true, int MaxConnections = 100, int? Port = null);
