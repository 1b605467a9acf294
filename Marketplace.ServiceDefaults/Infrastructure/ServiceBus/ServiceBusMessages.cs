using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;

namespace Marketplace.ServiceDefaults;

/// <summary>Turns the product's bus messages into those of Service Bus and back.</summary>
internal static class ServiceBusMessages
{
    internal static ServiceBusMessage ToServiceBus(BusMessage message)
    {
        var result = new ServiceBusMessage(message.Body)
        {
            MessageId = message.MessageId,
            SessionId = message.SessionId,
            Subject = message.Label,
            ContentType = message.ContentType,
        };
        foreach (var (name, value) in message.Properties)
            result.ApplicationProperties[name] = value;
        return result;
    }

    internal static BusMessage FromServiceBus(ServiceBusReceivedMessage message) =>
        new(
            message.MessageId,
            message.SessionId ?? "",
            message.Subject ?? "",
            message.ContentType ?? "",
            message.Body.ToString(),
            message.ApplicationProperties.ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "")
        );

    /// <summary>Whether the bus failed, as opposed to refusing what it was given.</summary>
    internal static bool IsOutage(Exception exception) =>
        exception
            is ServiceBusException { Reason: not ServiceBusFailureReason.MessageSizeExceeded }
                or UnauthorizedAccessException
                or TimeoutException
                or AuthenticationFailedException;
}
