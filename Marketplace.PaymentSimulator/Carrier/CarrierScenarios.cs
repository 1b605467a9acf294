using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Carrier;

/// <summary>What happens to a shipment.</summary>
[JsonConverter(typeof(ScenarioNameConverter<Journey>))]
public enum Journey
{
    /// <summary>It arrives.</summary>
    Delivered,

    /// <summary>The recipient does not take it.</summary>
    Refused,

    /// <summary>Nobody is found at the address.</summary>
    NotFound,

    /// <summary>It is damaged on its way.</summary>
    Damaged,

    /// <summary>It is lost on its way.</summary>
    Lost,

    /// <summary>Nobody is found at first; it arrives in the second attempt.</summary>
    SecondAttempt,
}

/// <summary>How the marketplace hears of it.</summary>
[JsonConverter(typeof(ScenarioNameConverter<NewsDelivery>))]
public enum NewsDelivery
{
    /// <summary>Each scan once, in order.</summary>
    Once,

    /// <summary>Each scan three times at once.</summary>
    Duplicate,

    /// <summary>The last scan first.</summary>
    Reordered,

    /// <summary>After <see cref="CarrierOptions.LateDelay"/>.</summary>
    Late,

    /// <summary>Never: only polling finds them.</summary>
    Withheld,

    /// <summary>Signed with an unknown secret.</summary>
    BadSignature,
}

/// <summary>How the carrier answers its clients.</summary>
[JsonConverter(typeof(ScenarioNameConverter<CarrierMode>))]
public enum CarrierMode
{
    /// <summary>As it should.</summary>
    Up,

    /// <summary>With 503.</summary>
    Down,

    /// <summary>Refuses to make labels.</summary>
    Refusing,

    /// <summary>Does what is asked, and the answer is lost.</summary>
    AnswerLost,
}

/// <summary>The scans of each journey.</summary>
public static class Journeys
{
    /// <summary>Its scans in order.</summary>
    public static IReadOnlyList<string> ScansOf(Journey journey) =>
        journey switch
        {
            Journey.Delivered => ["picked_up", "in_transit", "out_for_delivery", "delivered"],
            Journey.SecondAttempt => ["picked_up", "out_for_delivery", "not_found", "out_for_delivery", "delivered"],
            Journey.Lost => ["picked_up", "in_transit", "lost"],
            _ => ["picked_up", "out_for_delivery", JsonNamingPolicy.SnakeCaseLower.ConvertName(journey.ToString())],
        };
}

/// <summary>Reads and writes the names of scenarios, such as <c>bad_signature</c>.</summary>
internal sealed class ScenarioNameConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
