using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>How long relay and consumers sleep: until the next event is due.</summary>
[StoppedClock]
public sealed class EventQueueTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Consumer = "nobody";
    private const string PendingEvent = "tests.event-queue";

    [Fact]
    public async Task Sleep_NothingWaits_IsLongOnlyWhileSignalsOfOthersArrive()
    {
        var signals = app.Services.GetRequiredService<PlatformSignals>();
        Assert.Equal(TimeSpan.FromSeconds(1), await UntilNextDeliveryAsync("empty"));
        signals.HearsOthers = true;
        Assert.Equal(TimeSpan.FromSeconds(10), await UntilNextDeliveryAsync("empty"));
        signals.HearsOthers = false;
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(4, 4)]
    [InlineData(60, 10)]
    public async Task Sleep_EventWaitsForItsRetry_EndsWhenItIsDue(int dueInSeconds, int expected)
    {
        var signals = app.Services.GetRequiredService<PlatformSignals>();
        signals.HearsOthers = true;
        var due = app.Clock.GetUtcNow().AddSeconds(dueInSeconds);
        await app.DrainAsync();
        await app.ExecuteAsync(
            $$"""
            INSERT INTO platform.outbox_messages (id, type, subject, payload, occurred_at, available_at, attempts)
                VALUES (gen_random_uuid(), '{{PendingEvent}}', 's', '{}', now(), '{{due:O}}', 1);
            INSERT INTO platform.deliveries (consumer, message_id, type, source, subject, payload, occurred_at,
                available_at, attempts)
                VALUES ('{{Consumer}}', gen_random_uuid(), '{{PendingEvent}}', '/', 's', '{}', now(), '{{due:O}}', 1);
            """
        );

        Assert.Equal(expected, (await UntilNextEventAsync()).TotalSeconds, 3);
        Assert.Equal(expected, (await UntilNextDeliveryAsync(Consumer)).TotalSeconds, 3);
        await app.ExecuteAsync(
            $"""
            DELETE FROM platform.outbox_messages WHERE type = '{PendingEvent}';
            DELETE FROM platform.deliveries WHERE type = '{PendingEvent}';
            """
        );
        signals.HearsOthers = false;
    }

    private async Task<TimeSpan> UntilNextEventAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<EventQueueQueries>()
            .UntilNextEventAsync(CancellationToken.None);
    }

    private async Task<TimeSpan> UntilNextDeliveryAsync(string consumer)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<EventQueueQueries>()
            .UntilNextDeliveryAsync(consumer, CancellationToken.None);
    }
}
