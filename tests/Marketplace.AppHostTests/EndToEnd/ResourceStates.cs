using System.Collections.Concurrent;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.AppHostTests;

/// <summary>The newest state of every instance of every resource.</summary>
internal sealed class ResourceStates : IAsyncDisposable
{
    private const string ProcessIdProperty = "executable.pid";
    private readonly ConcurrentDictionary<string, ResourceEvent> _newest = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watch;

    internal ResourceStates(ResourceNotificationService notifications) => _watch = WatchAsync(notifications);

    /// <summary>The ids of a resource's instances.</summary>
    internal IReadOnlyList<string> Instances(string name) =>
        [.. _newest.Values.Where(change => change.Resource.Name == name).Select(change => change.ResourceId).Order()];

    /// <summary>Whether that many instances of a resource are healthy.</summary>
    internal bool AreHealthy(string name, int instances) =>
        _newest.Values.Count(change => change.Resource.Name == name && IsHealthy(change)) >= instances;

    /// <summary>Whether the process of an instance has ended.</summary>
    internal bool HasEnded(string instance) =>
        KnownResourceStates.TerminalStates.Contains(_newest[instance].Snapshot.State?.Text ?? "");

    /// <summary>The process id of an instance.</summary>
    internal int ProcessId(string instance) =>
        Convert.ToInt32(
            _newest[instance].Snapshot.Properties.Single(property => property.Name == ProcessIdProperty).Value,
            CultureInfo.InvariantCulture
        );

    /// <summary>What is known of every instance, for a failure's message.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            _newest.Values.Select(change =>
                $"{change.ResourceId}: {change.Snapshot.State?.Text} {change.Snapshot.HealthStatus}"
            )
        );

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watch;
        _ended.Dispose();
    }

    private static bool IsHealthy(ResourceEvent change) =>
        change.Snapshot.State?.Text == KnownResourceStates.Running
        && change.Snapshot.HealthStatus == HealthStatus.Healthy;

    private async Task WatchAsync(ResourceNotificationService notifications)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(_ended.Token))
                _newest[change.ResourceId] = change;
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The fixture is done.
        }
    }
}
