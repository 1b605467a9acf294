namespace Marketplace.AppHost.Startup;

/// <summary>Follows the resources' states until every part of the application is ready.</summary>
internal sealed class ReadinessWatch(ApplicationParts parts)
{
    private readonly Dictionary<string, bool> _instances = [];
    private readonly HashSet<string> _told = [];
    private readonly IReadOnlyDictionary<string, int> _servers = parts.Servers;

    /// <summary>Whether the migration has ended well and every server is healthy.</summary>
    internal bool IsComplete => _told.IsSupersetOf(_servers.Keys) && _told.Contains(parts.Migration.Resource.Name);

    /// <summary>What a change means for whoever waits; null if nothing new.</summary>
    internal string? Tell(ResourceEvent change)
    {
        var (name, snapshot) = (change.Resource.Name, change.Snapshot);
        var isMigration = name == parts.Migration.Resource.Name;
        if (!isMigration && !_servers.ContainsKey(name) || _told.Contains(name))
            return null;

        if (HasFailed(snapshot, isMigration))
            return $"{name} {snapshot.State?.Text} (exit code {snapshot.ExitCode}): see its log in the dashboard";

        _instances[change.ResourceId] = isMigration ? snapshot.ExitCode == 0 : IsHealthy(snapshot);
        var ready = _instances.Count(instance => instance.Value && IsOf(instance.Key, name));
        if (ready < (isMigration ? 1 : _servers[name]))
            return null;

        _told.Add(name);
        return isMigration ? $"{name} done" : $"{name} healthy{(ready > 1 ? $" ({ready} instances)" : "")}";
    }

    private static bool IsHealthy(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running
        && snapshot.HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy;

    private static bool HasFailed(CustomResourceSnapshot snapshot, bool mayEnd) =>
        snapshot.State?.Text is { } state
        && KnownResourceStates.TerminalStates.Contains(state)
        && !(mayEnd && snapshot.ExitCode is null or 0);

    // An instance is called like its resource, with a suffix of its own.
    private static bool IsOf(string instance, string name) =>
        instance == name || instance.StartsWith(name + "-", StringComparison.Ordinal);
}
