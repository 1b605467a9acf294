using Npgsql;

namespace Marketplace.Foundation;

/// <summary>Keeps the jobs of a process from taking all of its database connections.</summary>
/// <remarks>A job holds two: one for its lock, one to work with. Were all held for locks, none would be left to work
/// with. Jobs that run every few seconds have slots of their own, so that a long one does not hold up mails and
/// refunds.</remarks>
public sealed class JobSlotService(NpgsqlDataSource database) : IDisposable
{
    private const int ConnectionsPerSlot = 8;
    private const int MostSlots = 8;
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _often = new(CountFor(PoolSize(database)));
    private readonly SemaphoreSlim _seldom = new(CountFor(PoolSize(database)));

    /// <summary>How many jobs of each kind run side by side; one at least; with eight
    /// connections or more they hold half of them at most, and never more than 32.</summary>
    /// <param name="connections">What the process may keep open.</param>
    public static int CountFor(int connections) => Math.Clamp(connections / ConnectionsPerSlot, 1, MostSlots);

    public void Dispose()
    {
        _often.Dispose();
        _seldom.Dispose();
    }

    /// <summary>Waits for a slot; disposing of it lets the next job go on.</summary>
    internal async Task<Slot> TakeAsync(JobSchedule schedule, CancellationToken cancellationToken)
    {
        var slots = schedule.Every < Often ? _often : _seldom;
        await slots.WaitAsync(cancellationToken);
        return new(slots);
    }

    private static int PoolSize(NpgsqlDataSource database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString).MaxPoolSize;

    /// <summary>A place that a job has.</summary>
    internal readonly record struct Slot(SemaphoreSlim Slots) : IDisposable
    {
        public void Dispose() => Slots.Release();
    }
}
