using System.Net;
using System.Net.Sockets;

namespace Marketplace.Api.Http;

/// <summary>Whom an address stands for when callers are counted.</summary>
public static class ClientAddress
{
    private const int SubscriberBits = 64;

    /// <summary>The address itself; for IPv6 its /64 network, all of which one subscriber has to himself.</summary>
    public static string PartitionOf(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(SubscriberBits / 8).Clear();
        return new IPNetwork(new IPAddress(bytes), SubscriberBits).ToString();
    }
}
