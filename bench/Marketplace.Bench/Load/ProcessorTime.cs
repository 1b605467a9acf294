using System.Globalization;

namespace Marketplace.Bench;

/// <summary>Processor time used so far: by the product's process (with <c>--api-apart</c> by both), and by PostgreSQL
/// with every backend, also those that have ended.</summary>
/// <remarks>Read from the kernel, so only under Linux. The load generator and pgbench are not in it.</remarks>
internal sealed record ProcessorTime(TimeSpan Product, TimeSpan Database)
{
    private const double TicksPerSecond = 100;
    private const int Parent = 1;
    private const int User = 11;
    private const int System = 12;
    private const int EndedUser = 13;
    private const int EndedSystem = 14;

    public TimeSpan Sum => Product + Database;

    public static ProcessorTime Now(BenchShop shop) =>
        new(
            shop.ProcessIds.Aggregate(TimeSpan.Zero, (sum, process) => sum + OfProcess(process)),
            OfTree(shop.PostmasterId)
        );

    public static ProcessorTime operator -(ProcessorTime later, ProcessorTime earlier) =>
        new(later.Product - earlier.Product, later.Database - earlier.Database);

    /// <summary>Of a process without its children.</summary>
    public static TimeSpan OfProcess(int process) =>
        Read(process) is { } fields
            ? Ticks(fields[User]) + Ticks(fields[System])
            : throw new InvalidOperationException("Processor time is read from /proc, which is not there.");

    private static TimeSpan OfTree(int postmaster)
    {
        var own = Read(postmaster) ?? throw new InvalidOperationException("PostgreSQL is not running.");
        var total = Ticks(own[User]) + Ticks(own[System]) + Ticks(own[EndedUser]) + Ticks(own[EndedSystem]);
        foreach (var directory in Directory.GetDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var process)
                && Read(process) is { } fields
                && int.Parse(fields[Parent], CultureInfo.InvariantCulture) == postmaster
            )
            {
                total += Ticks(fields[User]) + Ticks(fields[System]);
            }
        }

        return total;
    }

    private static TimeSpan Ticks(string field) =>
        TimeSpan.FromSeconds(long.Parse(field, CultureInfo.InvariantCulture) / TicksPerSecond);

    /// <summary>The fields after the name, which may hold spaces; null when the process has ended.</summary>
    private static string[]? Read(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // It ended between the listing and the reading: PostgreSQL counts it among the ended ones.
            return null;
        }
    }
}
