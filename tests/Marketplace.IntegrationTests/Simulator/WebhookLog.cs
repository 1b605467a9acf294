using System.Diagnostics;
using System.Net.Http.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>The simulator's own log of what it sent.</summary>
public static class WebhookLog
{
    public static async Task<IReadOnlyList<LoggedWebhook>> ReadAsync(SimulatorHost host, string objectId) =>
        await host.Http.GetFromJsonAsync<List<LoggedWebhook>>(
            $"/_simulator/webhooks?objectId={objectId}",
            SimulatorHost.Cancel
        ) ?? [];

    /// <summary>Waits until every webhook about an object has the status; fails by saying what it is instead.</summary>
    public static async Task<IReadOnlyList<LoggedWebhook>> WaitAsync(SimulatorHost host, string objectId, string status)
    {
        for (var waited = Stopwatch.StartNew(); ; )
        {
            var log = await ReadAsync(host, objectId);
            if (log.Count > 0 && log.All(one => one.Status == status))
                return log;
            Assert.True(
                waited.Elapsed < MarketplaceApp.Patience,
                $"Webhooks about {objectId} never became {status}: "
                    + $"{string.Join(", ", log.Select(one => $"{one.Type} {one.Status}"))}"
            );
            await Task.Delay(50, SimulatorHost.Cancel);
        }
    }
}

public sealed record LoggedWebhook(
    string Id,
    string Type,
    string Status,
    IReadOnlyList<LoggedAttempt> Attempts,
    string? Payload
);

public sealed record LoggedAttempt(int? HttpStatus, bool Replay);
