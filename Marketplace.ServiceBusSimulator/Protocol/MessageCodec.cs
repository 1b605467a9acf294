using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>Turns AMQP messages into those of the queues and back.</summary>
internal static class MessageCodec
{
    /// <summary>The messages of one transfer: one, or those of a batch.</summary>
    internal static IReadOnlyList<PublishedMessage> Read(Message transfer)
    {
        if (transfer.Format != Symbols.BatchFormat)
            return [Describe(transfer, Encode(transfer))];
        var sections = transfer.BodySection is DataList list
            ? Enumerable.Range(0, list.Count).Select(index => list[index])
            : [(Data)transfer.BodySection];
        return [.. sections.Select(section => Describe(Decode(section.Binary), section.Binary))];
    }

    /// <summary>The message with what the broker writes on it.</summary>
    internal static OutgoingMessage Write(LockedMessage delivery)
    {
        var message = Decode(delivery.Message.Content.Encoded);
        var annotations = message.MessageAnnotations ?? new MessageAnnotations();
        annotations[Symbols.SequenceNumber] = delivery.Message.SequenceNumber;
        annotations[Symbols.EnqueuedTime] = delivery.Message.EnqueuedAt.UtcDateTime;
        if (delivery.LockToken != Guid.Empty)
            annotations[Symbols.LockedUntil] = delivery.LockedUntil.UtcDateTime;

        var header = message.Header ?? new Header();
        header.DeliveryCount = (uint)delivery.DeliveryCount;

        var properties = message.ApplicationProperties ?? new ApplicationProperties();
        if (delivery.Message.Cause is { } cause)
        {
            properties[Symbols.DeadLetterReason] = cause.Reason;
            properties[Symbols.DeadLetterDescription] = cause.Description;
        }

        return new OutgoingMessage(delivery.LockToken)
        {
            Header = header,
            MessageAnnotations = annotations,
            Properties = message.Properties,
            ApplicationProperties = properties,
            BodySection = message.BodySection,
            Footer = message.Footer,
        };
    }

    internal static byte[] Encode(Message message)
    {
        var buffer = message.Encode();
        return buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray();
    }

    private static Message Decode(byte[] encoded) =>
        Message.Decode(new ByteBuffer(encoded, 0, encoded.Length, encoded.Length));

    private static PublishedMessage Describe(Message message, byte[] encoded) =>
        new(
            encoded,
            message.Properties?.GetMessageId()?.ToString(),
            message.Properties?.GroupId,
            message.Properties?.Subject,
            message.Header is { Ttl: > 0 and < uint.MaxValue } header ? TimeSpan.FromMilliseconds(header.Ttl) : null
        );
}

/// <summary>A message on its way to a receiver; its lock token becomes the delivery tag.</summary>
internal sealed class OutgoingMessage(Guid lockToken) : Message
{
    public Guid LockToken { get; } = lockToken;
}
