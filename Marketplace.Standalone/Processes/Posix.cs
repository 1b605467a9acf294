using System.Runtime.InteropServices;

namespace Marketplace.Standalone;

/// <summary>Sends signals to processes.</summary>
internal static class Posix
{
    internal const int Interrupt = 2;
    internal const int Quit = 3;

    /// <summary>Sends a signal; no error if the process no longer exists.</summary>
    internal static void Signal(int processId, int signal) => _ = Kill(processId, signal);

    /// <summary>Whether the process exists and this user may signal it.</summary>
    internal static bool IsAlive(int processId) => Kill(processId, 0) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
