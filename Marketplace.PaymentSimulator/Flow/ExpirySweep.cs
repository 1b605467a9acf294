using Marketplace.PaymentSimulator.Store;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Expires checkout sessions whose time is over.</summary>
public sealed class ExpirySweep(SimulatorState state, Checkouts checkouts, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Sweep();
    }

    private void Sweep()
    {
        lock (state.Sync)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            foreach (
                var session in state.Sessions.NewestFirst.Where(session =>
                    session.Status == "open" && session.ExpiresAt <= now
                )
            )
                checkouts.ExpireIfOpen(session.Id);
        }
    }
}
