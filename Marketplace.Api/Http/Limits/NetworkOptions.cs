using Marketplace.Foundation;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Marketplace.Api.Http;

/// <summary>Whose word counts for the address a request came from.</summary>
public sealed class NetworkOptions : ICheckedOptions
{
    public const string Section = "Network";

    /// <summary>Networks whose proxies name the client in <c>X-Forwarded-For</c>; empty means this machine
    /// alone.</summary>
    public string[] TrustedProxies { get; set; } = [];

    public IEnumerable<OptionProblem> Check() =>
        TrustedProxies
            .Where(text => !IPNetwork.TryParse(text, out _))
            .Select(_ => new OptionProblem(
                $"{Section}:{nameof(TrustedProxies)}",
                "networks in CIDR notation",
                "10.0.0.0/8"
            ));

    /// <summary>How far the headers of proxies are followed: from the nearest on, as long as each is trusted.</summary>
    public ForwardedHeadersOptions ToForwardedHeaders()
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        if (TrustedProxies.Length == 0)
            return forwarded;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in TrustedProxies)
            forwarded.KnownIPNetworks.Add(IPNetwork.Parse(network));
        return forwarded;
    }
}
