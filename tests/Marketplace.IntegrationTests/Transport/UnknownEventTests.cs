using Marketplace.Foundation;
using Marketplace.IntegrationTests.Events;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>Events of a newer version in the queues of PostgreSQL, while an older Worker is at work.</summary>
[StoppedClock]
[OtherVersion]
public sealed class UnknownEventTests(TransportApp app) : IClassFixture<TransportApp>
{
    private const string Known = "marketplace.products.price-changed.v1";
    private readonly string _subject = Guid.CreateVersion7().ToString("N");

    private OtherVersionAttribute Version => app.Setup<OtherVersionAttribute>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Relay_EventOfANewerVersion_WaitsUncountedWithItsSubjectAlone()
    {
        await app.PublishAsync([new StepTaken(_subject, 1)]);
        await AddKnownAsync(_subject);
        var other = Guid.CreateVersion7().ToString("N");
        await AddKnownAsync(other);
        Version.IsOlder = true;
        app.Logs.Clear();

        await app.RelayAsync();
        Assert.Equal(["waits 1", "waits 0"], await OutboxAsync(_subject));
        Assert.Equal(["sent 1"], await OutboxAsync(other));

        for (var minute = 0; minute < 50; minute++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await app.RelayAsync();
        }

        Assert.Equal(["waits 1", "waits 0"], await OutboxAsync(_subject));
        Assert.Single(app.Logs.All, line => line.Contains("has no handler", StringComparison.Ordinal));

        Version.IsOlder = false;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
        Assert.Equal(["sent 2", "sent 1"], await OutboxAsync(_subject));
        Assert.Equal([ConsumerA.Name, ConsumerB.Name], HandledBy());
    }

    [Fact]
    public async Task Relay_EventThatNoVersionKnowsForAnHour_IsDeadAndCanBeRedriven()
    {
        await app.PublishAsync([new StepTaken(_subject, 1)]);
        await AddKnownAsync(_subject);
        Version.IsOlder = true;
        await app.RelayAsync();
        app.Clock.Advance(UnknownEventRegistry.Patience + TimeSpan.FromSeconds(1));
        app.Logs.Clear();

        await app.RelayAsync();
        Assert.Equal(["dead 1", "sent 1"], await OutboxAsync(_subject));
        Assert.Contains(app.Logs.All, line => line.Contains("dead-lettered", StringComparison.Ordinal));

        Version.IsOlder = false;
        Assert.Equal(
            1,
            await app.InScopeAsync<OutboxAdministrationService, int>(events => events.RedriveAsync(null, Token))
        );
        await app.DrainAsync();
        Assert.Equal([ConsumerA.Name, ConsumerB.Name], HandledBy());
    }

    [Fact]
    public async Task Handle_ConsumerWithoutAHandlerInThisVersion_LeavesTheDelivery()
    {
        await app.PublishAsync([new StepTaken(_subject, 1), new StepTaken(_subject, 2)]);
        await app.RelayAsync();
        Version.IsOlder = true;

        foreach (var consumer in (string[])[ConsumerA.Name, ConsumerB.Name])
        {
            Assert.Equal(2, await app.HandleBatchAsync(consumer));
            Assert.Equal(0, await app.HandleBatchAsync(consumer));
        }

        Assert.Equal((4, 0), await DeliveriesAsync());
        Version.IsOlder = false;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
        Assert.Equal((0, 4), await DeliveriesAsync());
        Assert.Equal([ConsumerA.Name, ConsumerA.Name, ConsumerB.Name, ConsumerB.Name], HandledBy());
    }

    private string[] HandledBy() =>
        [.. app.Record.Handled.Where(h => h.Step.Subject == _subject).Select(h => h.Consumer).Order()];

    private Task AddKnownAsync(string subject) =>
        app.ExecuteAsync(
            $$"""
            INSERT INTO platform.outbox_messages (id, type, subject, payload, occurred_at, available_at, attempts)
                VALUES (gen_random_uuid(), '{{Known}}', '{{subject}}', '{}', '{{app.Clock.GetUtcNow():O}}',
                    '{{app.Clock.GetUtcNow():O}}', 0)
            """
        );

    /// <summary>Each event of a subject in its order: what has become of it, and its attempts.</summary>
    private async Task<string[]> OutboxAsync(string subject)
    {
        var messages = await app.QueryAsync(db =>
            db.Outbox.AsNoTracking().Where(m => m.Subject == subject).OrderBy(m => m.Seq).ToListAsync(Token)
        );
        return
        [
            .. messages.Select(m =>
                (m.PublishedAt, m.DeadAt) switch
                {
                    ({ }, _) => "sent ",
                    (_, { }) => "dead ",
                    _ => "waits ",
                } + m.Attempts
            ),
        ];
    }

    /// <summary>Deliveries of the subject that wait, and rows of the inbox.</summary>
    private async Task<(int Waiting, int Handled)> DeliveriesAsync() =>
        await app.QueryAsync(async db =>
        {
            var ids = await db.Outbox.Where(m => m.Subject == _subject).Select(m => m.Id).ToListAsync(Token);
            return (
                await db.Deliveries.CountAsync(d => d.Subject == _subject && d.DeadAt == null, Token),
                await db.Inbox.CountAsync(m => ids.Contains(m.MessageId), Token)
            );
        });
}
