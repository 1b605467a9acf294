using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Standalone;

/// <summary>Tries the Api's port before anything is started or emptied.</summary>
internal static class PortCheck
{
    private const int MinUnprivileged = 1024;

    /// <summary>Returns if the port is free.</summary>
    /// <param name="address">Where the Api is going to listen.</param>
    /// <param name="dataDirectory">The data directory of this start.</param>
    /// <param name="command">The command that was given, without its port.</param>
    /// <exception cref="CannotStartException">The port is taken; the message names by whom, and a command that
    /// works.</exception>
    internal static void Try(Uri address, string dataDirectory, string command)
    {
        var fault = FaultOf(address.Port);
        if (fault is null)
            return;

        // Most often it is this marketplace, started before.
        if (InstanceAddress.Of(dataDirectory)?.Port == address.Port)
            DataDirectory.Open(dataDirectory).Dispose();

        var next = NextFree(Math.Max(address.Port, MinUnprivileged - 1));
        var wrong =
            fault == SocketError.AccessDenied
                ? $"this user is not allowed to open port {address.Port}. Use one above {MinUnprivileged - 1}: "
                : Invariant($"port {address.Port} is in use by {Owner(address.Port)}. Stop it, or use another: ");
        throw new CannotStartException(Invariant($"{wrong}{command} --port {next}"));
    }

    private static string Owner(int port) => PortOwner.Find(port) ?? "another process";

    /// <summary>The first port above one that is free together with its neighbour, which the payment simulator
    /// takes.</summary>
    private static int NextFree(int taken)
    {
        for (var port = taken + 1; port < IPEndPoint.MaxPort; port++)
        {
            if (FreePort.IsFree(port) && FreePort.IsFree(port + 1))
                return port;
        }

        return FreePort.Find();
    }

    private static SocketError? FaultOf(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
