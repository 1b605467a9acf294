using System.Globalization;
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

    /// <summary>Whether a port was free a moment ago.</summary>
    internal static bool IsFree(int port)
    {
        if (port > IPEndPoint.MaxPort)
            return false;

        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The loopback address of a port.</summary>
    internal static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
