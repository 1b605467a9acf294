using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>A Worker loop: runs while there is work, then sleeps until it is signaled or the poll interval
/// ends.</summary>
/// <remarks>Errors: logged, then retried after a pause that doubles up to 30 s. Returns only when cancelled.</remarks>
public static class Loop
{
    /// <param name="workAsync">Returns how much it did; the loop sleeps only after nothing.</param>
    public static Task RunAsync(
        string name,
        Signal signal,
        TimeSpan poll,
        Func<CancellationToken, Task<int>> workAsync,
        TimeProvider clock,
        ILogger logger,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            name,
            signal,
            async ct => await workAsync(ct) == 0 ? poll : TimeSpan.Zero,
            clock,
            logger,
            cancellationToken
        );

    /// <param name="workAsync">Returns how long to sleep; zero when there is more to do.</param>
    public static async Task RunAsync(
        string name,
        Signal signal,
        Func<CancellationToken, Task<TimeSpan>> workAsync,
        TimeProvider clock,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var next = signal.Next;
                var pause = await workAsync(cancellationToken);
                if (pause > TimeSpan.Zero)
                    await SleepAsync(next, pause, clock, cancellationToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                var pause = TimeSpan.FromSeconds(Math.Min(30, 0.5 * Math.Pow(2, failures++)));
                logger.LogError(exception, "{Loop} failed; next try in {Pause} s", name, pause.TotalSeconds);
                await Task.WhenAny(Task.Delay(pause, clock, cancellationToken));
            }
        }
    }

    private static async Task SleepAsync(
        Task next,
        TimeSpan pause,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        // A loop that is woken often must not leave a timer behind each time.
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(pause, clock, awake.Token));
        await awake.CancelAsync();
    }
}
