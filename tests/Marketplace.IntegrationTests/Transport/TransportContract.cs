using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>What every transport promises, whichever carries the events.</summary>
public abstract class TransportContract(TransportApp app)
{
    private const int Rounds = 40;
    protected string Subject { get; } = Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task Publish_Event_ReachesEachListeningConsumerOnce()
    {
        await PublishAsync(new StepTaken(Subject, 1));

        await DrainUntilAsync(
            () => Seen(ConsumerA.Name).Count == 1 && Seen(ConsumerB.Name).Count == 1,
            "both consumers saw the event"
        );
        await app.DrainAsync();

        Assert.Equal([1], Seen(ConsumerA.Name));
        Assert.Equal([1], Seen(ConsumerB.Name));
    }

    [Fact]
    public async Task Publish_ManyOfOneSubject_ArriveInOrder()
    {
        foreach (var number in Enumerable.Range(1, 25))
            await PublishAsync(new StepTaken(Subject, number));

        await DrainUntilAsync(
            () => Seen(ConsumerA.Name).Count == 25 && Seen(ConsumerB.Name).Count == 25,
            "all events arrived"
        );

        Assert.Equal(Enumerable.Range(1, 25), Seen(ConsumerA.Name));
        Assert.Equal(Enumerable.Range(1, 25), Seen(ConsumerB.Name));
    }

    [Fact]
    public async Task Send_SameEventTwice_IsHandledOnce()
    {
        var envelope = new EventEnvelope(
            Ids.New(app.Clock),
            "marketplace.contract.step-taken.v1",
            "/marketplace/contract",
            Subject,
            app.Clock.GetUtcNow(),
            $$"""{"subject":"{{Subject}}","number":7}""",
            null
        );

        await SendAsync(envelope);

        // A bus drops the second by its id, PostgreSQL refuses it by its index; both are fine, a second handling is
        // not.
        _ = await Record.ExceptionAsync(() => SendAsync(envelope));
        await DrainUntilAsync(
            () => Seen(ConsumerA.Name).Count > 0 && Seen(ConsumerB.Name).Count > 0,
            "the event arrived"
        );
        await app.DrainAsync();

        Assert.Equal([7], Seen(ConsumerA.Name));
        Assert.Equal([7], Seen(ConsumerB.Name));
    }

    [Fact]
    public async Task Handle_FailsTwice_ComesBackBeforeTheNextOfItsSubject()
    {
        app.Record.FailuresLeft = 2;
        await PublishAsync(new StepTaken(Subject, 1));
        await PublishAsync(new StepTaken(Subject, 2));

        await DrainUntilAsync(() => Seen(ConsumerB.Name).Count == 2, "the failed event came back");

        Assert.Equal([1, 2], Seen(ConsumerB.Name));
        Assert.Equal([1, 2], Seen(ConsumerA.Name));
    }

    [Fact]
    public async Task Handle_FailsForGood_IsDeadAndCanBeRedriven()
    {
        app.Record.FailuresLeft = int.MaxValue;
        await PublishAsync(new StepTaken(Subject, 1));
        await DrainUntilAsync(
            async () => (await DeadAsync()).Any(dead => dead.Subject == Subject),
            "the event was given up"
        );

        var dead = (await DeadAsync()).Single(dead => dead.Subject == Subject);
        Assert.Equal((ConsumerB.Name, "marketplace.contract.step-taken.v1"), (dead.Consumer, dead.Type));
        Assert.Contains("not yet", dead.LastError, StringComparison.Ordinal);
        Assert.Empty(Seen(ConsumerB.Name));

        app.Record.FailuresLeft = 0;
        Assert.Equal(
            1,
            await app.InScopeAsync<IDeadLetters, int>(letters =>
                letters.RedriveAsync(TestContext.Current.CancellationToken)
            )
        );
        await DrainUntilAsync(() => Seen(ConsumerB.Name).Count == 1, "the redriven event was handled");

        Assert.Equal([1], Seen(ConsumerA.Name));
        Assert.DoesNotContain(await DeadAsync(), letter => letter.Subject == Subject);
    }

    /// <summary>Lets the pause after a failed delivery pass, if the transport does not wait for it itself.</summary>
    protected virtual void PassPause() { }

    protected List<int> Seen(string consumer) =>
        [
            .. app
                .Record.Handled.Where(handled => handled.Consumer == consumer && handled.Step.Subject == Subject)
                .Select(handled => handled.Step.Number),
        ];

    private Task<IReadOnlyList<DeadDelivery>> DeadAsync() =>
        app.InScopeAsync<IDeadLetters, IReadOnlyList<DeadDelivery>>(letters =>
            letters.ListAsync(100, TestContext.Current.CancellationToken)
        );

    protected async Task PublishAsync(StepTaken step)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<EventOutbox>();
        await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .RunAsync(
                _ =>
                {
                    outbox.Add(step);
                    return Task.FromResult(true);
                },
                TestContext.Current.CancellationToken
            );
    }

    private Task SendAsync(EventEnvelope envelope) =>
        app.InScopeAsync<IEventSender, IReadOnlyList<string?>>(async sender =>
        {
            var outcomes = await sender.SendAsync([envelope], TestContext.Current.CancellationToken);
            Assert.All(outcomes, Assert.Null);
            return outcomes;
        });

    protected Task DrainUntilAsync(Func<bool> happened, string what) =>
        DrainUntilAsync(() => Task.FromResult(happened()), what);

    private async Task DrainUntilAsync(Func<Task<bool>> happened, string what)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await app.DrainAsync();
            if (await happened())
                return;
            PassPause();
        }

        Assert.Fail($"It never happened that {what}.");
    }
}
