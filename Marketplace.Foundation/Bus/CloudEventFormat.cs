using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Foundation;

/// <summary>Turns events into bus messages and back: CloudEvents 1.0, structured JSON.</summary>
/// <remarks>Source: CloudEvents 1.0 JSON format and its distributed tracing extension.</remarks>
public static class CloudEventFormat
{
    public const string ContentType = "application/cloudevents+json; charset=utf-8";
    private const string SpecVersion = "1.0";
    private const string Prefix = "cloudEvents:";
    private const string TraceParent = "traceparent";

    /// <summary>The message of an event; sent twice it has the same id, so the bus drops the second.</summary>
    public static BusMessage ToMessage(EventEnvelope envelope) =>
        new(
            envelope.Id.ToString(),
            envelope.Subject,
            envelope.Type,
            ContentType,
            Write(envelope),
            PropertiesOf(envelope)
        );

    /// <summary>A dead letter as a new message for its consumer alone.</summary>
    /// <remarks>The event keeps its id, which the inbox knows; the message gets its own, or the bus would drop it as a
    /// duplicate. What the bus
    /// noted on the old one, such as why it was dead-lettered, stays behind.</remarks>
    public static BusMessage ToRedrive(BusDeadLetter dead, string consumer) =>
        dead.Message with
        {
            MessageId = $"{dead.Message.MessageId.Split('/')[0]}/{consumer}/{dead.Sequence}",
            Properties = new Dictionary<string, string>(dead.Message.Properties.Where(property => IsOurs(property.Key)))
            {
                [BusMessage.RedrivenFor] = consumer,
            },
        };

    /// <summary>Reads the event of a message.</summary>
    /// <returns>False and why, when it is no event of ours; reading it again will not help.</returns>
    public static bool TryRead(
        BusMessage message,
        [NotNullWhen(true)] out EventEnvelope? envelope,
        [NotNullWhen(false)] out string? fault
    )
    {
        envelope = null;
        try
        {
            var read = JsonSerializer.Deserialize<CloudEvent>(message.Body, EventJson.Options);
            fault = FaultOf(read);
            if (fault is not null)
                return false;
            envelope = new(
                Guid.Parse(read!.Id!),
                read.Type!,
                read.Source!,
                read.Subject!,
                read.Time!.Value.ToUniversalTime(),
                read.Data.GetRawText(),
                read.TraceParent
            );
            return true;
        }
        catch (JsonException exception)
        {
            fault = "The body is not JSON of a CloudEvent: " + exception.Message;
            return false;
        }
    }

    private static string? FaultOf(CloudEvent? read) =>
        read switch
        {
            null => "The body is empty.",
            { SpecVersion: not SpecVersion } =>
                $"CloudEvents version {read.SpecVersion ?? "(none)"} is not {SpecVersion}.",
            { Id: null } or { Type: null } or { Source: null } or { Subject: null } or { Time: null } =>
                "id, type, source, subject or time is missing.",
            _ when !Guid.TryParse(read.Id, out _) => "The id is not a UUID.",
            { Data.ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => "There is no data.",
            _ => null,
        };

    private static string Write(EventEnvelope e)
    {
        using var data = JsonDocument.Parse(e.Data);
        return JsonSerializer.Serialize(
            new CloudEvent(
                SpecVersion,
                e.Id.ToString(),
                e.Source,
                e.Type,
                e.Subject,
                e.Time,
                "application/json",
                e.TraceParent,
                data.RootElement
            ),
            EventJson.Options
        );
    }

    private static Dictionary<string, string> PropertiesOf(EventEnvelope envelope)
    {
        var properties = new Dictionary<string, string>
        {
            [Prefix + "specversion"] = SpecVersion,
            [Prefix + "id"] = envelope.Id.ToString(),
            [Prefix + "type"] = envelope.Type,
            [Prefix + "source"] = envelope.Source,
            [Prefix + "subject"] = envelope.Subject,
            [Prefix + "time"] = envelope.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };
        if (envelope.TraceParent is not null)
            properties[TraceParent] = envelope.TraceParent;
        return properties;
    }

    private static bool IsOurs(string property) =>
        property == TraceParent || property.StartsWith(Prefix, StringComparison.Ordinal);

    private sealed record CloudEvent(
        [property: JsonPropertyName("specversion")] string? SpecVersion,
        string? Id,
        string? Source,
        string? Type,
        string? Subject,
        DateTimeOffset? Time,
        [property: JsonPropertyName("datacontenttype")] string? DataContentType,
        [property: JsonPropertyName("traceparent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            string? TraceParent,
        JsonElement Data
    );
}
