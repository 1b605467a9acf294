using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>An event with a snapshot of its object.</summary>
public sealed class StripeEvent : StripeObject
{
    /// <inheritdoc />
    public override string Object => "event";

    public required string ApiVersion { get; init; }

    public required string Type { get; init; }

    public required EventData Data { get; init; }

    public int PendingWebhooks => 1;

    public EventRequest Request { get; } = new(null, null);

    /// <summary>The id of its object.</summary>
    [JsonIgnore]
    public required string ObjectId { get; init; }

    /// <summary>The body that is signed and sent, the same at every delivery.</summary>
    [JsonIgnore]
    public string Payload { get; set; } = "";
}

/// <summary>The snapshot of the object.</summary>
public sealed record EventData(System.Text.Json.Nodes.JsonNode Object);

/// <summary>The request that caused an event; always empty here.</summary>
public sealed record EventRequest(string? Id, string? IdempotencyKey);
