using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;

namespace Marketplace.ServiceDefaults;

/// <summary>Sends messages to the Service Bus topic.</summary>
internal sealed class ServiceBusSenderAdapter(ServiceBusSender sender) : IBusSender
{
    public async Task<IBusBatch> CreateBatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new Batch(sender, await sender.CreateMessageBatchAsync(cancellationToken));
        }
        catch (Exception exception) when (ServiceBusMessages.IsOutage(exception))
        {
            throw new BusUnavailableException(exception.Message, exception);
        }
    }

    private sealed class Batch(ServiceBusSender sender, ServiceBusMessageBatch messages) : IBusBatch
    {
        public bool TryAdd(BusMessage message) => messages.TryAddMessage(ServiceBusMessages.ToServiceBus(message));

        public async Task SendAsync(CancellationToken cancellationToken)
        {
            try
            {
                await sender.SendMessagesAsync(messages, cancellationToken);
            }
            catch (Exception exception) when (ServiceBusMessages.IsOutage(exception))
            {
                throw new BusUnavailableException(exception.Message, exception);
            }
        }

        public void Dispose() => messages.Dispose();
    }
}
