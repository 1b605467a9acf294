using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>The operations beside sending and receiving: renewing locks, and looking at messages without taking
/// them.</summary>
internal sealed class ManagementNode(MessageQueue messages, SessionLocks? sessions) : IRequestProcessor
{
    internal const string Suffix = "/$management";

    public int Credit => 100;

    public void Process(RequestContext requestContext)
    {
        var request = requestContext.Message;
        var body = request.Body as Map ?? [];
        requestContext.Complete(
            request.ApplicationProperties["operation"] switch
            {
                "com.microsoft:renew-lock" => RenewLocks((Guid[])body["lock-tokens"]),
                "com.microsoft:renew-session-lock" => RenewSession((string)body["session-id"]),
                "com.microsoft:peek-message" => Peek(body),
                var other => Answer(501, null, ErrorCode.NotImplemented, $"The simulator does not know {other}."),
            }
        );
    }

    private Message RenewLocks(Guid[] tokens)
    {
        var ends = tokens.Select(messages.Renew).ToArray();
        return ends.Contains(null)
            ? Answer(410, null, Symbols.MessageLockLost, "The lock has expired or the message was settled.")
            : Answer(200, new Map { ["expirations"] = ends.Select(end => end!.Value.UtcDateTime).ToArray() });
    }

    private Message RenewSession(string sessionId) =>
        sessions?.Renew(sessionId) is { } end
            ? Answer(200, new Map { ["expiration"] = end.UtcDateTime })
            : Answer(410, null, Symbols.SessionLockLost, $"Nobody holds session {sessionId}.");

    private Message Peek(Map body)
    {
        var found = messages.Peek(
            (long)body["from-sequence-number"],
            (int)body["message-count"],
            body["session-id"] as string
        );
        if (found.Count == 0)
            return Answer(204, null);
        List list =
        [
            .. found.Select(message => new Map { ["message"] = MessageCodec.Encode(MessageCodec.Write(message)) }),
        ];
        return Answer(200, new Map { ["messages"] = list });
    }

    private static Message Answer(int status, Map? body, string? condition = null, string? description = null)
    {
        var properties = new ApplicationProperties
        {
            ["statusCode"] = status,
            ["statusDescription"] = description ?? "OK",
        };
        if (condition is not null)
            properties["errorCondition"] = new Symbol(condition);
        return new Message
        {
            ApplicationProperties = properties,
            BodySection = new AmqpValue { Value = body },
        };
    }
}
