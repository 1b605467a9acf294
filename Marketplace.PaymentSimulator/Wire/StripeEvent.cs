using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>Something that happened to an object, with the object as it was then.</summary>
public sealed class StripeEvent : StripeObject
{
    /// <inheritdoc />
    public override string Object => "event";

    public required string ApiVersion { get; init; }

    public required string Type { get; init; }

    public required EventData Data { get; init; }

    public int PendingWebhooks => 1;

    public EventRequest Request { get; } = new(null, null);

    /// <summary>The object it is about.</summary>
    [JsonIgnore]
    public required string ObjectId { get; init; }

    /// <summary>The bytes that are signed and sent, the same at every delivery.</summary>
    [JsonIgnore]
    public string Payload { get; set; } = "";
}

/// <summary>The object as it was when the event happened.</summary>
public sealed record EventData(System.Text.Json.Nodes.JsonNode Object);

/// <summary>The request that caused an event; the simulator does not say.</summary>
public sealed record EventRequest(string? Id, string? IdempotencyKey);
