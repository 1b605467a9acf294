using System.Net;
using System.Net.Sockets;

namespace Marketplace.Standalone;

/// <summary>Finds a loopback port that nobody listens on.</summary>
/// <remarks>Another process may take it before its finder does; whoever can, tries again.</remarks>
public static class FreePort
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
