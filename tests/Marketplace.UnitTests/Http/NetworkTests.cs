using System.Net;
using Marketplace.Api.Http;
using Marketplace.Foundation;

namespace Marketplace.UnitTests.Http;

/// <summary>Whom an address stands for, and which networks are taken as proxies.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void PartitionOf_Address_IsTheSubscriber(string address, string expected) =>
        Assert.Equal(expected, ClientAddress.PartitionOf(IPAddress.Parse(address)));

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::9", true)]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:3::9", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("not an address", "not an address", false)]
    public void IsSameSubscriber_TwoAddresses_ComparesWhomTheyBelongTo(string one, string other, bool same) =>
        Assert.Equal(same, ClientAddress.IsSameSubscriber(one, other));

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("everybody", false)]
    public void TrustedProxies_Network_IsTakenOrNamedWithARule(string text, bool isTaken)
    {
        var problems = new NetworkOptions { TrustedProxies = [text] }
            .Check()
            .Select(p => p.ToString())
            .ToList();
        if (isTaken)
            Assert.Empty(problems);
        else
            Assert.Contains("Network:TrustedProxies", Assert.Single(problems), StringComparison.Ordinal);
    }
}
