using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.ServiceBusSimulator;
using static Marketplace.IntegrationTests.Transport.BusConnection;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>What the simulated broker itself promises, seen with the client of Azure.</summary>
public sealed class ServiceBusBrokerTests
{
    [Fact]
    public async Task SessionLock_NotRenewed_EndsAndTheMessageComesToAnother()
    {
        await using var bus = new BusConnection(s => s with { LockDuration = TimeSpan.FromSeconds(5) });
        await bus.SendAsync(Message("a", "1"));
        await using var first = await AcceptAsync(bus);
        var held = await first.ReceiveMessageAsync(cancellationToken: Token);

        await using var second = await AcceptAsync(bus);
        var again = await second.ReceiveMessageAsync(cancellationToken: Token);

        Assert.Equal(("1", 2), (again.Body.ToString(), again.DeliveryCount));
        await second.CompleteMessageAsync(again, Token);
        await MarketplaceApp.EventuallyAsync("the first is closed", () => Task.FromResult(first.IsClosed));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => first.CompleteMessageAsync(held, Token));
        Assert.Equal((0, 0), (bus.State.Waiting, bus.State.Locked));
    }

    [Fact]
    public async Task Session_HeldByOne_IsRefusedToAnotherByName()
    {
        await using var bus = new BusConnection();
        await bus.SendAsync(Message("a", "1"));
        await using var first = await AcceptAsync(bus);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() =>
            bus.Client.AcceptSessionAsync(BusTopology.Topic, Consumer, "a", cancellationToken: Token)
        );

        Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, refused.Reason);
        Assert.True(first.SessionLockedUntil > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Message_OlderThanItsTimeToLive_GoesToTheDeadLetters()
    {
        await using var bus = new BusConnection(s => s with { TimeToLive = TimeSpan.FromSeconds(1) });
        await bus.SendAsync(Message("a", "1"));

        await MarketplaceApp.EventuallyAsync("it expires", () => Task.FromResult(bus.State.DeadLetters == 1));

        var dead = Assert.Single(await bus.DeadLetters.PeekAsync(Consumer, 10, Token));
        Assert.Equal("TTLExpiredException", dead.Reason);
    }

    [Fact]
    public async Task DeadLetterLock_RenewedOnce_LastsLonger()
    {
        await using var bus = new BusConnection(s =>
            s with
            {
                TimeToLive = TimeSpan.FromMilliseconds(100),
                LockDuration = TimeSpan.FromSeconds(10),
            }
        );
        await bus.SendAsync(Message("a", "1"));
        await using var receiver = bus.Client.CreateReceiver(
            BusTopology.Topic,
            Consumer,
            new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter }
        );
        var dead = await receiver.ReceiveMessageAsync(cancellationToken: Token);
        var end = dead.LockedUntil;

        await Task.Delay(TimeSpan.FromSeconds(1), Token);
        await receiver.RenewMessageLockAsync(dead, Token);
        Assert.True(dead.LockedUntil > end);
        await Task.Delay(TimeSpan.FromSeconds(10.5), Token);

        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(dead, Token));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
    }

    [Fact]
    public async Task Topic_ThatDoesNotExist_IsNotFound()
    {
        await using var bus = new BusConnection();
        await using var sender = bus.Client.CreateSender("nowhere");

        var missing = await Assert.ThrowsAsync<ServiceBusException>(() =>
            sender.SendMessageAsync(new ServiceBusMessage("1"), Token)
        );

        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, missing.Reason);
    }

    [Fact]
    public void Topology_OfTheProduct_HasASubscriptionForEachConsumerWithARuleForEachEvent()
    {
        var topic = ProductTopology.OfAllModules();

        Assert.Equal(BusTopology.Topic, topic.Name);
        Assert.Equal(
            ["analytics", "notifications", "products", "sellers", "subscriptions"],
            topic.Subscriptions.Select(subscription => subscription.Name).Order()
        );
        var analytics = topic.Subscriptions.Single(subscription => subscription.Name == "analytics");
        Assert.Contains("marketplace.orders.order-placed.v1", analytics.Subjects);
        Assert.DoesNotContain("marketplace.users.user-registered.v1", analytics.Subjects);
    }

    private static Task<ServiceBusSessionReceiver> AcceptAsync(BusConnection bus) =>
        bus.Client.AcceptNextSessionAsync(BusTopology.Topic, Consumer, cancellationToken: Token);
}
