using System.Text.Json.Serialization;

namespace Marketplace.Modules.Orders;

/// <summary>What became of an order's money; derived, never stored.</summary>
public enum OrderPaymentStatus
{
    Unpaid,
    Pending,
    Paid,

    [JsonStringEnumMemberName("partially_refunded")]
    PartiallyRefunded,

    Refunded,

    /// <summary>Cash to be collected at the door.</summary>
    [JsonStringEnumMemberName("cod_due")]
    CodDue,

    /// <summary>Cash collected by the seller.</summary>
    [JsonStringEnumMemberName("cod_collected")]
    CodCollected,
}
