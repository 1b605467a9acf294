using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;
using Marketplace.ServiceBusSimulator;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>A broker with one subscription, and the product's transport connected to it.</summary>
public sealed class BusConnection : IAsyncDisposable
{
    public const string Consumer = "consumer";
    public const string Subject = "marketplace.test.happened.v1";

    private readonly IHost _host;

    public BusConnection(
        Func<SubscriptionDefinition, SubscriptionDefinition>? subscription = null,
        Func<TopicDefinition, TopicDefinition>? topic = null
    )
    {
        SubscriptionDefinition definition = new(Consumer, [Subject]);
        TopicDefinition entity = new(BusTopology.Topic, [subscription?.Invoke(definition) ?? definition]);
        Broker = new([topic?.Invoke(entity) ?? entity]);
        Broker.Start();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["ConnectionStrings:messaging"] = Broker.ConnectionString;
        builder.AddMessaging(ResourceNames.Messaging);
        _host = builder.Build();
    }

    public ServiceBusBroker Broker { get; }

    public SubscriptionState State => Broker.Subscriptions[0];

    public IBusSender Sender => _host.Services.GetRequiredService<IBusSender>();

    public IBusProcessor Processor => _host.Services.GetRequiredService<IBusProcessor>();

    public IBusDeadLetterQueue DeadLetters => _host.Services.GetRequiredService<IBusDeadLetterQueue>();

    public ServiceBusClient Client => _host.Services.GetRequiredService<ServiceBusClient>();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static BusMessage Message(string session, string body, string? id = null, string subject = Subject) =>
        new(
            id ?? Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString(),
            session,
            subject,
            "text/plain",
            body,
            new Dictionary<string, string>()
        );

    public async Task SendAsync(params BusMessage[] messages)
    {
        using var batch = await Sender.CreateBatchAsync(Token);
        foreach (var message in messages)
            Assert.True(batch.TryAdd(message));
        await batch.SendAsync(Token);
    }

    /// <summary>Receives until disposed.</summary>
    public Receiving Receive(Func<BusDelivery, CancellationToken, Task<MessageDisposition>> handle) =>
        new(Processor, handle);

    /// <summary>Receives and completes all until disposed.</summary>
    public Receiving ReceiveAll() =>
        new(Processor, (_, _) => Task.FromResult<MessageDisposition>(new MessageDisposition.Complete()));

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        _host.Dispose();
        await Broker.DisposeAsync();
    }
}

/// <summary>A processor that runs, and what it has received.</summary>
public sealed class Receiving : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<BusDelivery> _received = new();
    private readonly Task _running;

    public Receiving(IBusProcessor processor, Func<BusDelivery, CancellationToken, Task<MessageDisposition>> handle)
    {
        _running = processor.RunAsync(
            BusConnection.Consumer,
            async (delivery, ct) =>
            {
                _received.Enqueue(delivery);
                return await handle(delivery, ct);
            },
            _stop.Token
        );
    }

    public IReadOnlyList<BusDelivery> Received => [.. _received];

    /// <summary>Bodies received of a session, in order.</summary>
    public IEnumerable<string> BodiesOf(string session) =>
        _received.Where(d => d.Message.SessionId == session).Select(d => d.Message.Body);

    /// <summary>Asks the processor to stop and waits until it has.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}
