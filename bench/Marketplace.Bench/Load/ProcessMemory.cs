using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Bench;

/// <summary>What a process holds in memory, in MiB: in all, of its own (heaps, stacks, machine code made at run time),
/// and of files it maps, which the kernel can drop and read again.</summary>
internal sealed record ProcessMemory(long Resident, long Own, long Files)
{
    private const long KiBInMiB = 1024;

    /// <summary>Reads the kernel's figures. Outside Linux only the total is known, and all of it counts as
    /// private.</summary>
    public static ProcessMemory Of(Process process)
    {
        process.Refresh();
        var resident = process.WorkingSet64 / KiBInMiB / KiBInMiB;
        var files = OperatingSystem.IsLinux() ? FilesKiB(process.Id) / KiBInMiB : 0;
        return new(resident, resident - files, files);
    }

    private static long FilesKiB(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("RssFile:", StringComparison.Ordinal));
        return long.Parse(
            line.Split(' ', '\t', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
    }
}
