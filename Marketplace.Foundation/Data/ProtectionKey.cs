namespace Marketplace.Foundation;

/// <summary>A key under which the admin panel's cookies and form tokens are sealed, shared by every replica.</summary>
/// <remarks>Source: docs/decisions/0013-admin-panel-without-script.md.</remarks>
public sealed class ProtectionKey
{
    public Guid Id { get; init; }

    /// <summary>The framework's name of the key.</summary>
    public required string Name { get; init; }

    /// <summary>The framework's XML; the key inside is encrypted under the deployment's root key.</summary>
    public required string Xml { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
