namespace Marketplace.Foundation;

/// <summary>A data protection key for the admin panel's cookies and form tokens, shared by all replicas.</summary>
/// <remarks>Source: docs/decisions/0013-admin-panel-without-script.md.</remarks>
public sealed class ProtectionKey
{
    public Guid Id { get; init; }

    /// <summary>The framework's name for the key.</summary>
    public required string Name { get; init; }

    /// <summary>The framework's XML; the key material in it is encrypted with a key derived from the root
    /// key.</summary>
    public required string Xml { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
