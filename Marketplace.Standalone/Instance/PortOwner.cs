using System.Globalization;

namespace Marketplace.Standalone;

/// <summary>Finds the process that listens on a port, where the system tells: on Linux, for processes of this
/// user.</summary>
internal static class PortOwner
{
    private const string Listening = "0A";
    private const int LocalAddress = 1;
    private const int State = 3;
    private const int Inode = 9;

    /// <summary>The program and its process id; null if it cannot be found.</summary>
    /// <remarks>Not its arguments: they may hold secrets.</remarks>
    internal static string? Find(int port)
    {
        var sockets = new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            .SelectMany(table => SocketsOf(table, port))
            .Select(inode => $"socket:[{inode}]")
            .ToHashSet(StringComparer.Ordinal);
        if (sockets.Count == 0)
            return null;

        var process = Directory
            .EnumerateDirectories("/proc")
            .Where(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out _))
            .FirstOrDefault(directory => Holds(directory, sockets));
        return process is null ? null : $"{Program(process)} (process {Path.GetFileName(process)})";
    }

    private static IEnumerable<string> SocketsOf(string table, int port)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return Try(() => File.ReadAllLines(table), [])
            .Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > Inode && fields[State] == Listening)
            .Where(fields => fields[LocalAddress].EndsWith(end, StringComparison.Ordinal))
            .Select(fields => fields[Inode]);
    }

    private static bool Holds(string process, HashSet<string> sockets) =>
        Try(() => Directory.GetFiles(Path.Combine(process, "fd")), [])
            .Any(handle => Try(() => new FileInfo(handle).LinkTarget, null) is { } target && sockets.Contains(target));

    /// <summary>The program's name; for a program of dotnet, that of its assembly.</summary>
    private static string Program(string process)
    {
        var words = Try(() => File.ReadAllText(Path.Combine(process, "cmdline")), "")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var names = words.Select(Path.GetFileName).ToArray();
        return names switch
        {
            ["dotnet", var assembly, ..] when assembly!.EndsWith(".dll", StringComparison.Ordinal) =>
                $"dotnet {assembly}",
            [var name, ..] => name!,
            _ => "a program",
        };
    }

    /// <summary>Reads from /proc, where processes come and go and those of others are closed.</summary>
    private static T Try<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return otherwise;
        }
    }
}
