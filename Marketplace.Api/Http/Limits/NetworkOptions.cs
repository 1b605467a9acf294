using Marketplace.Foundation;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Marketplace.Api.Http;

/// <summary>Proxies trusted to report the client address.</summary>
public sealed class NetworkOptions : ICheckedOptions
{
    public const string Section = "Network";

    /// <summary>Networks of proxies trusted to set <c>X-Forwarded-For</c>; when empty, only the local machine is
    /// trusted.</summary>
    public string[] TrustedProxies { get; set; } = [];

    public IEnumerable<OptionProblem> Check() =>
        TrustedProxies
            .Where(text => !IPNetwork.TryParse(text, out _))
            .Select(_ => new OptionProblem(
                $"{Section}:{nameof(TrustedProxies)}",
                "networks in CIDR notation",
                "10.0.0.0/8"
            ));

    /// <summary>Follows the forwarded headers from the nearest proxy on, as long as each proxy is trusted.</summary>
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
