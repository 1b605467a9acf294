namespace Marketplace.AppHost.Infrastructure;

/// <summary>PostgreSQL as a process on a loopback port.</summary>
internal sealed class PostgresProcessResource(string name, string command, string workingDirectory)
    : ExecutableResource(name, command, workingDirectory),
        IResourceWithConnectionString
{
    private const string WithoutEncryption = "SSL Mode=Disable;GSS Encryption Mode=Disable";

    /// <summary>The server's port.</summary>
    internal required int Port { get; init; }

    /// <summary>The server's password.</summary>
    internal required ParameterResource Password { get; init; }

    private string PortText => Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create(
            $"Host=127.0.0.1;Port={PortText};Username=marketplace;Password={Password};{WithoutEncryption}"
        );
}

/// <summary>A database of <see cref="PostgresProcessResource"/>.</summary>
internal sealed class ProcessDatabaseResource(string name, PostgresProcessResource parent)
    : Resource(name),
        IResourceWithConnectionString,
        IResourceWithParent<PostgresProcessResource>
{
    /// <inheritdoc />
    public PostgresProcessResource Parent => parent;

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Parent.ConnectionStringExpression};Database={Name}");
}

/// <summary>A cache that speaks the Redis protocol, as a process on a loopback port.</summary>
internal sealed class CacheProcessResource(string name, string command, string workingDirectory)
    : ExecutableResource(name, command, workingDirectory),
        IResourceWithConnectionString
{
    /// <summary>The cache's port.</summary>
    internal required int Port { get; init; }

    /// <summary>The cache's password.</summary>
    internal required ParameterResource Password { get; init; }

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create(
            $"127.0.0.1:{Port.ToString(System.Globalization.CultureInfo.InvariantCulture)},password={Password}"
        );
}
