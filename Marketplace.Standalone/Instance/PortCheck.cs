using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Standalone;

/// <summary>Tries the Api's port before anything is started or emptied.</summary>
internal static class PortCheck
{
    private const int MinUnprivileged = 1024;

    /// <summary>Returns if the port is free.</summary>
    /// <param name="port">Where the Api is going to listen.</param>
    /// <param name="dataDirectory">The data directory of this start.</param>
    /// <param name="command">The command that was given, without its port.</param>
    /// <exception cref="CannotStartException">The port is taken; the message names by whom, and a command that
    /// works.</exception>
    internal static void Try(int port, string dataDirectory, string command)
    {
        var fault = FaultOf(port);
        if (fault is null)
            return;

        // Most often it is this marketplace, started before.
        if (InstanceAddress.Of(dataDirectory)?.Port == port)
            DataDirectory.Open(dataDirectory).Dispose();

        var next = NextFree(Math.Max(port, MinUnprivileged - 1));
        var wrong =
            fault == SocketError.AccessDenied
                ? $"this user is not allowed to open port {port}. Use one above {MinUnprivileged - 1}: "
                : Invariant($"port {port} is in use by {Owner(port)}. Stop it, or use another: ");
        throw new CannotStartException(Invariant($"{wrong}{command} --port {next}"));
    }

    private static string Owner(int port) => PortOwner.Find(port) ?? "another process";

    /// <summary>The first port above one that is free together with its neighbour, which the payment simulator
    /// takes.</summary>
    private static int NextFree(int taken)
    {
        for (var next = taken + 1; next < IPEndPoint.MaxPort; next++)
        {
            if (FreePort.IsFree(next) && FreePort.IsFree(next + 1))
                return next;
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
