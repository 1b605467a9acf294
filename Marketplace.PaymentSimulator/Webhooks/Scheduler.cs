using Marketplace.PaymentSimulator.Store;

namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>Runs steps later: settles delayed payments and retries webhooks.</summary>
/// <remarks>Each step belongs to a subject, whose steps can be run at once.</remarks>
public sealed class Scheduler(StateChanges changes, TimeProvider clock, ILogger<Scheduler> log) : BackgroundService
{
    private readonly Lock _sync = new();
    private readonly PriorityQueue<Step, DateTimeOffset> _steps = new();
    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>Runs a step as soon as possible.</summary>
    public void Now(string subject, Func<CancellationToken, Task> run) => After(TimeSpan.Zero, subject, run);

    /// <summary>Runs a step after a delay.</summary>
    public void After(TimeSpan delay, string subject, Func<CancellationToken, Task> run)
    {
        lock (_sync)
            _steps.Enqueue(new Step(subject, run), clock.GetUtcNow() + delay);
        _changed.Release();
    }

    /// <summary>Runs the pending steps of a subject now.</summary>
    /// <returns>Their number.</returns>
    public async Task<int> AdvanceAsync(string subject, CancellationToken cancellationToken)
    {
        List<Step> found;
        lock (_sync)
        {
            found =
            [
                .. _steps
                    .UnorderedItems.OrderBy(item => item.Priority)
                    .Select(item => item.Element)
                    .Where(step => step.Subject == subject),
            ];
            found.ForEach(step => step.Taken = true);
        }

        foreach (var step in found)
            await step.Run(cancellationToken);
        return found.Count;
    }

    /// <summary>Drops every pending step.</summary>
    public void Clear()
    {
        lock (_sync)
            _steps.Clear();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = clock.CreateTimer(
            _ => _changed.Release(),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var step in TakeDue())
                _ = RunAsync(step, stoppingToken);

            if (UntilNext() is { } wait)
                alarm.Change(wait, Timeout.InfiniteTimeSpan);
            await _changed.WaitAsync(stoppingToken);
        }
    }

    private List<Step> TakeDue()
    {
        var due = new List<Step>();
        lock (_sync)
        {
            var now = clock.GetUtcNow();
            while (_steps.TryPeek(out var step, out var at) && (step.Taken || at <= now))
            {
                _steps.Dequeue();
                if (!step.Taken)
                    due.Add(step);
            }
        }

        return due;
    }

    private TimeSpan? UntilNext()
    {
        lock (_sync)
        {
            if (!_steps.TryPeek(out _, out var at))
                return null;

            var wait = at - clock.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    private async Task RunAsync(Step step, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await step.Run(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.LogDebug("A step of {Subject} was dropped because the simulator is stopping.", step.Subject);
        }
        catch (Exception exception)
        {
            log.LogError(exception, "A step of {Subject} failed.", step.Subject);
        }
        finally
        {
            changes.Note();
        }
    }

    private sealed class Step(string subject, Func<CancellationToken, Task> run)
    {
        public string Subject => subject;

        public Func<CancellationToken, Task> Run => run;

        public bool Taken { get; set; }
    }
}
