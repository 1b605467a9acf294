using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;

namespace Marketplace.ServiceDefaults;

/// <summary>Converts bus messages to and from Service Bus messages.</summary>
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

    /// <summary>Whether the bus is failing, as opposed to rejecting a message.</summary>
    internal static bool IsOutage(Exception exception) =>
        exception
            is ServiceBusException { Reason: not ServiceBusFailureReason.MessageSizeExceeded }
                or UnauthorizedAccessException
                or TimeoutException
                or AuthenticationFailedException;
}
