using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Standalone;

/// <summary>Finds a free loopback port.</summary>
/// <remarks>Another process may take the port before the caller does: callers try again.</remarks>
public static class FreePort
{
    // Below the ephemeral range, so that no outgoing connection takes the port first.
    private const int Lowest = 20_000;
    private const int Highest = 32_000;
    private const int Attempts = 1_000;

    /// <summary>A port that was free a moment ago.</summary>
    /// <remarks>Errors: <see cref="CannotStartException"/> if none is free.</remarks>
    public static int Find()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            if (IsFree(port))
                return port;
        }

        throw new CannotStartException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"no free port between {Lowest} and {Highest} on 127.0.0.1; choose another one, for example --port 8080"
            )
        );
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
