using System.Diagnostics;

namespace Marketplace.Bench;

/// <summary>Callers of whom each sends the next request once the last one is answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Calls until the time is over.</summary>
    /// <returns>Calls a second.</returns>
    public static async Task<double> ForAsync(TimeSpan time, int callers, Func<Task> callAsync)
    {
        var (done, started) = (0L, Stopwatch.GetTimestamp());
        await EachAsync(
            callers,
            async () =>
            {
                while (Stopwatch.GetElapsedTime(started) < time)
                {
                    await callAsync();
                    Interlocked.Increment(ref done);
                }
            }
        );
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Does the work once with every item, or until the time is over.</summary>
    /// <returns>Items a second.</returns>
    public static async Task<double> OverAsync<T>(
        IReadOnlyCollection<T> items,
        int callers,
        Func<T, Task> workAsync,
        TimeSpan? time = null
    )
    {
        var left = new System.Collections.Concurrent.ConcurrentQueue<T>(items);
        var (done, started) = (0L, Stopwatch.GetTimestamp());
        await EachAsync(
            callers,
            async () =>
            {
                while ((time is null || Stopwatch.GetElapsedTime(started) < time) && left.TryDequeue(out var item))
                {
                    await workAsync(item);
                    Interlocked.Increment(ref done);
                }
            }
        );
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Task EachAsync(int callers, Func<Task> workAsync) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(workAsync)));
}
