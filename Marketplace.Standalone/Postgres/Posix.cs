using System.Runtime.InteropServices;

namespace Marketplace.Standalone;

/// <summary>The two signals by which PostgreSQL is told to stop, and the question whether a process lives.</summary>
internal static class Posix
{
    internal const int Interrupt = 2;
    internal const int Quit = 3;

    /// <summary>Sends a signal; a process that is gone already is no error.</summary>
    internal static void Signal(int processId, int signal) => _ = Kill(processId, signal);

    /// <summary>Whether a process of this id exists and may be signalled.</summary>
    internal static bool IsAlive(int processId) => Kill(processId, 0) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
