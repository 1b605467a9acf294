namespace Marketplace.AppHost.Running;

/// <summary>How database and cache run.</summary>
public enum RunMode
{
    /// <summary>In containers, as PostgreSQL's and Redis' own images.</summary>
    Containers,

    /// <summary>As processes, where no container runtime answers.</summary>
    Executables,
}
