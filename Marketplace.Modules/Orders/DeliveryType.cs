using System.Text.Json.Serialization;

namespace Marketplace.Modules.Orders;

/// <summary>How goods reach the buyer.</summary>
public enum DeliveryType
{
    /// <summary>A parcel service.</summary>
    Carrier,

    /// <summary>The seller brings it.</summary>
    [JsonStringEnumMemberName("seller_delivery")]
    SellerDelivery,

    /// <summary>The buyer fetches it; no shipping fee.</summary>
    Pickup,
}
