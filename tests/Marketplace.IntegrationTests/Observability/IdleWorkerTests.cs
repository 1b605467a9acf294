using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Processes;
using Npgsql;

namespace Marketplace.IntegrationTests.Observability;

/// <summary>A Worker that has nothing to do asks for work many times a second, and fills no trace store with
/// it.</summary>
public sealed class IdleWorkerTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private static readonly string[] Frequent =
    [
        "job platform.send-mails",
        "job payments.send-refunds",
        "job payments.retry-webhooks",
        "job products.sweep-reservations",
        "job analytics.follow-sales",
    ];

    [Fact]
    public async Task Worker_WithNothingToDo_SendsGaugesAndTheTracesOfItsRareJobsAlone()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.CloneDatabaseAsync();
        await using var receiver = await OtlpReceiver.StartAsync();
        var settings = HostProcess.Settings(backing, database);
        foreach (var (key, value) in receiver.Settings)
            settings[key] = value;
        await using (var worker = HostProcess.Start("Marketplace.Worker", settings))
        {
            await worker.ListeningAsync();
            await MarketplaceApp.EventuallyAsync(
                "the Worker measures its queues and runs its jobs",
                () =>
                    Task.FromResult(
                        receiver.Of("/v1/metrics").Contains("marketplace.queue.depth", StringComparison.Ordinal)
                            && receiver.Spans.Any(span => span.Name == "job platform.purge")
                    )
            );
            await Task.Delay(Idle);
            Assert.Equal(0, await worker.StopAsync());
        }

        var roots = receiver.Spans.Where(span => span.IsRoot).ToList();
        Assert.All(roots, root => Assert.StartsWith("job ", root.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(roots, root => Frequent.Contains(root.Name));
        var known = roots.Select(root => root.TraceId).ToHashSet();
        Assert.All(receiver.Spans, span => Assert.Contains(span.TraceId, known));
        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
    }
}
