using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>A Worker loop: runs while there is work, then sleeps until it is signaled or the poll interval
/// ends.</summary>
/// <remarks>Errors: logged, then retried after a pause that doubles up to 30 s. Returns only when cancelled.</remarks>
public static class Loop
{
    public static async Task RunAsync(
        string name,
        Signal signal,
        TimeSpan poll,
        Func<CancellationToken, Task<int>> workAsync,
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
                if (await workAsync(cancellationToken) == 0)
                    await Task.WhenAny(next, Task.Delay(poll, clock, cancellationToken));
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
}
