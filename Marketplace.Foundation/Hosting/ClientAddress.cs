using System.Net;
using System.Net.Sockets;

namespace Marketplace.Foundation;

/// <summary>Whom an address belongs to, as far as limits and locks are concerned.</summary>
public static class ClientAddress
{
    private const int SubscriberBits = 64;

    /// <summary>Whether two addresses, as text, usually belong to one subscriber.</summary>
    public static bool IsSameSubscriber(string one, string other) =>
        IPAddress.TryParse(one, out var first)
        && IPAddress.TryParse(other, out var second)
        && PartitionOf(first) == PartitionOf(second);

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
