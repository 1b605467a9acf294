using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.ServiceDefaults;

/// <summary>Processes a consumer's Service Bus subscription, several sessions in parallel.</summary>
internal sealed class ServiceBusProcessorAdapter(
    ServiceBusClient client,
    IOptions<BusOptions> options,
    ILogger<ServiceBusProcessorAdapter> logger
) : IBusProcessor
{
    private const int LongestDescription = 4_000;

    public async Task RunAsync(
        string consumer,
        Func<BusDelivery, CancellationToken, Task<MessageDisposition>> handle,
        CancellationToken cancellationToken
    )
    {
        await using var processor = client.CreateSessionProcessor(BusTopology.Topic, consumer, Options());
        processor.ProcessMessageAsync += args => ProcessAsync(args, handle);
        processor.ProcessErrorAsync += args =>
        {
            logger.LogWarning(
                args.Exception,
                "Service Bus error during {Source} on {Entity}; the client will retry",
                args.ErrorSource,
                args.EntityPath
            );
            return Task.CompletedTask;
        };

        await processor.StartProcessingAsync(cancellationToken);
        await Task.WhenAny(Task.Delay(Timeout.Infinite, cancellationToken));

        // Returns once running handlers have settled their messages.
        await processor.StopProcessingAsync(CancellationToken.None);
    }

    private static async Task ProcessAsync(
        ProcessSessionMessageEventArgs args,
        Func<BusDelivery, CancellationToken, Task<MessageDisposition>> handle
    )
    {
        var disposition = await handle(
            new BusDelivery(ServiceBusMessages.FromServiceBus(args.Message), args.Message.DeliveryCount),
            args.CancellationToken
        );
        await (
            disposition switch
            {
                MessageDisposition.Complete => args.CompleteMessageAsync(args.Message, CancellationToken.None),
                MessageDisposition.DeadLetter dead => args.DeadLetterMessageAsync(
                    args.Message,
                    dead.Reason,
                    Shorten(dead.Description),
                    CancellationToken.None
                ),
                MessageDisposition.Release => ReleaseAsync(args),
                _ => args.AbandonMessageAsync(args.Message, cancellationToken: CancellationToken.None),
            }
        );
    }

    /// <summary>Gives the session back with the message unsettled: Service Bus counts no delivery then, as it would
    /// for an abandoned message or a lock that runs out.</summary>
    private static Task ReleaseAsync(ProcessSessionMessageEventArgs args)
    {
        args.ReleaseSession();
        return Task.CompletedTask;
    }

    private ServiceBusSessionProcessorOptions Options() =>
        new()
        {
            AutoCompleteMessages = false,
            MaxConcurrentSessions = options.Value.MaxConcurrentSessions,
            MaxConcurrentCallsPerSession = 1,

            // Prefetched messages would be handled before an abandoned one is redelivered, which would break the order
            // within a
            // subject.
            PrefetchCount = 0,
            MaxAutoLockRenewalDuration = 2 * BusConsumer.LongestWait,

            // There are many short-lived subjects; a slot that waits longer for one delays the others.
            SessionIdleTimeout = TimeSpan.FromMilliseconds(100),
        };

    private static string Shorten(string text) => text.Length <= LongestDescription ? text : text[..LongestDescription];
}
