using System.Net;
using System.Net.Sockets;
using Amqp;
using Amqp.Listener;
using Marketplace.ServiceBusSimulator.Protocol;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator;

/// <summary>A broker in memory that speaks as much of Service Bus as the client of the product needs, on
/// loopback.</summary>
/// <remarks>Messages outlive <see cref="Stop"/> and <see cref="Start"/>, not the process. What it shows is that the
/// product speaks the protocol, not how Azure behaves: see docs/service-bus.md.</remarks>
public sealed class ServiceBusBroker : IAsyncDisposable
{
    private static readonly TimeSpan ExpiryInterval = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<Topic> _topics;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task _expiry;
    private ContainerHost? _host;

    /// <summary>Makes a broker that does not listen yet.</summary>
    /// <param name="port">0: a free one.</param>
    public ServiceBusBroker(IEnumerable<TopicDefinition> topics, int port = 0, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _topics = [.. topics.Select(topic => new Topic(topic, _clock))];
        Port = port == 0 ? FreePort() : port;
        _expiry = ExpireAsync();
    }

    /// <summary>The port it listens on, the same after a restart.</summary>
    public int Port { get; }

    /// <summary>What a client connects with.</summary>
    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{Port};SharedAccessKeyName=any;SharedAccessKey=any;UseDevelopmentEmulator=true;";

    public bool IsListening => _host is not null;

    /// <summary>Listens for clients.</summary>
    public void Start()
    {
        var attaches = new SessionAttaches(_clock);
        var host = new ContainerHost(new Address($"amqp://127.0.0.1:{Port}"));
        var listener = host.Listeners[0];
        listener.SASL.EnableMechanism(Symbols.SaslMechanism, new CbsSaslProfile());
        listener.HandlerFactory = _ => new ConnectionEvents(attaches);

        // A client opens an AMQP session for each link.
        listener.AMQP.MaxSessionsPerConnection = 10_000;
        host.RegisterRequestProcessor(CbsNode.Address, new CbsNode());
        foreach (var topic in _topics)
        {
            foreach (var subscription in topic.Subscriptions)
                RegisterManagement(host, LinkRouter.AddressOf(topic, subscription), subscription);
        }

        host.RegisterLinkProcessor(new LinkRouter(_topics, attaches));
        host.Open();
        _host = host;
    }

    /// <summary>Closes every connection and stops to listen; messages stay.</summary>
    public void Stop()
    {
        _host?.Close();
        _host = null;
    }

    /// <summary>What each subscription holds.</summary>
    public IReadOnlyList<SubscriptionState> Subscriptions =>
        [
            .. _topics
                .SelectMany(topic => topic.Subscriptions)
                .Select(subscription => new SubscriptionState(
                    subscription.Name,
                    subscription.Messages.Counts.Waiting,
                    subscription.Messages.Counts.Locked,
                    subscription.DeadLetters.Counts.Waiting + subscription.DeadLetters.Counts.Locked,
                    subscription.Sessions.Held
                )),
        ];

    /// <summary>What each topic took and dropped.</summary>
    public IReadOnlyList<TopicState> Topics =>
        [.. _topics.Select(topic => new TopicState(topic.Name, topic.Received, topic.Dropped, topic.Transfers))];

    public async ValueTask DisposeAsync()
    {
        Stop();
        await _disposed.CancelAsync();
        await _expiry;
        _disposed.Dispose();
    }

    private static void RegisterManagement(ContainerHost host, string address, Subscription subscription)
    {
        host.RegisterRequestProcessor(
            address + ManagementNode.Suffix,
            new ManagementNode(subscription.Messages, subscription.Sessions)
        );
        host.RegisterRequestProcessor(
            address + LinkRouter.DeadLetterSuffix + ManagementNode.Suffix,
            new ManagementNode(subscription.DeadLetters, null)
        );
    }

    private async Task ExpireAsync()
    {
        using var timer = new PeriodicTimer(ExpiryInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(_disposed.Token))
            {
                foreach (var subscription in _topics.SelectMany(topic => topic.Subscriptions))
                    subscription.Expire();
            }
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>What a subscription holds.</summary>
/// <param name="Waiting">Messages nobody holds.</param>
/// <param name="Locked">Messages a receiver holds.</param>
public sealed record SubscriptionState(string Name, int Waiting, int Locked, int DeadLetters, int SessionsHeld);

/// <summary>What a topic took.</summary>
/// <param name="Dropped">Messages whose id was known.</param>
/// <param name="Transfers">Single messages and batches.</param>
public sealed record TopicState(string Name, long Received, long Dropped, long Transfers);
