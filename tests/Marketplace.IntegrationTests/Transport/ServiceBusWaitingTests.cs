using System.Globalization;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Events;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>Messages of Service Bus that nobody can handle for a while through no fault of theirs.</summary>
[ServiceBusTransportTests.ServiceBus]
[LossyDatabase]
[OtherVersion]
public sealed class ServiceBusWaitingTests(TransportApp app) : IClassFixture<TransportApp>
{
    private const int Events = 4;
    private readonly string _subject = Guid.CreateVersion7().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receive_DatabaseAwayForLongerThanAllDeliveries_KillsNothing()
    {
        var network = app.Setup<LossyDatabaseAttribute>();
        await app.PublishAsync([.. Enumerable.Range(0, Events).Select(n => new StepTaken($"{_subject}-{n}", 1))]);
        await app.RelayAsync();
        app.Logs.Clear();
        network.Cut();

        await ReceiveUntilAsync(
            "every message was tried more often than it may fail",
            () => Tries() >= 2 * Events * (BusTopology.MaxDeliveryCount + 2)
        );
        network.Mend();
        await app.DrainAsync();

        var handled = app.Record.Handled.Where(h => h.Step.Subject.StartsWith(_subject, StringComparison.Ordinal));
        Assert.Equal(2 * Events, handled.Distinct().Count());
        Assert.Equal(2 * Events, handled.Count());
        Assert.Empty(await DeadAsync());
    }

    [Fact]
    public async Task Receive_NoHandlerInThisVersion_WaitsUncountedForOneThatHas()
    {
        var version = app.Setup<OtherVersionAttribute>();
        await app.PublishAsync([new StepTaken(_subject, 1), new StepTaken(_subject, 2)]);
        await app.RelayAsync();
        var processor = app.Services.GetRequiredService<IBusProcessor>();
        var consumer = app.Services.GetRequiredService<BusConsumer>();
        var counts = new List<int>();
        version.IsOlder = true;

        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(Token))
        {
            var running = processor.RunAsync(
                ConsumerA.Name,
                (delivery, ct) =>
                {
                    lock (counts)
                        counts.Add(delivery.DeliveryCount);
                    return consumer.HandleAsync(ConsumerA.Name, delivery, ct);
                },
                stop.Token
            );
            await MarketplaceApp.EventuallyAsync(
                "it is delivered more often than a message may be",
                () => Task.FromResult(counts.Count > BusTopology.MaxDeliveryCount + 2)
            );
            await stop.CancelAsync();
            await running;
        }

        Assert.All(counts, count => Assert.Equal(1, count));
        Assert.Empty(await DeadAsync());
        Assert.Equal(0, await HandledAsync());

        version.IsOlder = false;
        await app.DrainAsync();
        foreach (var name in (string[])[ConsumerA.Name, ConsumerB.Name])
        {
            Assert.Equal(
                [1, 2],
                app.Record.Handled.Where(h => h.Consumer == name && h.Step.Subject == _subject)
                    .Select(h => h.Step.Number)
            );
        }
    }

    /// <summary>Rows of the inbox that say that an event of the subject was handled.</summary>
    private Task<int> HandledAsync() =>
        app.QueryAsync(db =>
            db.Inbox.CountAsync(row => db.Outbox.Any(m => m.Subject == _subject && m.Id == row.MessageId), Token)
        );

    private int Tries() => app.Logs.All.Count(line => line.Contains("database is away", StringComparison.Ordinal));

    private async Task ReceiveUntilAsync(string what, Func<bool> holds)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = app.Services.GetRequiredService<IEventReceiver>().RunAsync(stop.Token);
        await MarketplaceApp.EventuallyAsync(what, () => Task.FromResult(holds()));
        await stop.CancelAsync();
        await running;
    }

    private async Task<string[]> DeadAsync() =>
        [
            .. (await app.InScopeAsync<IDeadLetters, IReadOnlyList<DeadDelivery>>(l => l.ListAsync(100, Token))).Select(
                dead => string.Create(CultureInfo.InvariantCulture, $"{dead.Consumer} {dead.Attempts} {dead.LastError}")
            ),
        ];
}
