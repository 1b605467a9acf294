using System.Net;
using System.Net.Sockets;

namespace Marketplace.Api.Http;

/// <summary>Rate limit partition key of a client address.</summary>
public static class ClientAddress
{
    private const int SubscriberBits = 64;

    /// <summary>The address itself; for IPv6 its /64 network, which usually belongs to one subscriber.</summary>
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
