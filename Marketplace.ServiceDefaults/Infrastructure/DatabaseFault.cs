using System.Net.Sockets;
using Npgsql;

namespace Marketplace.ServiceDefaults;

/// <summary>Says in one line, without a password, why a database cannot be reached.</summary>
public static class DatabaseFault
{
    /// <summary>Whether an exception means that a server cannot be reached at all.</summary>
    public static bool IsUnreachable(Exception exception) =>
        Innermost(exception) is SocketException or TimeoutException;

    /// <summary>Names the server and the reason.</summary>
    public static string Describe(string? connectionString, Exception exception) =>
        $"the database {Server(connectionString)} cannot be reached: {Reason(exception)}";

    /// <summary>The reason alone.</summary>
    public static string Reason(Exception exception) =>
        Innermost(exception) switch
        {
            SocketException socket => Lower(socket.Message),
            TimeoutException => "it does not answer in time",
            var other => Lower(other.Message),
        };

    private static string Server(string? connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return settings.Host is { Length: > 0 } host && !host.Contains(':', StringComparison.Ordinal)
            ? $"at {host}:{settings.Port}"
            : $"at {settings.Host}";
    }

    private static Exception Innermost(Exception exception)
    {
        var current = exception;
        while (current is not (SocketException or TimeoutException) && current.InnerException is { } inner)
            current = inner;
        return current;
    }

    private static string Lower(string message) =>
        message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
