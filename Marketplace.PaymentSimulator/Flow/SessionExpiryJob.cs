using Marketplace.PaymentSimulator.Store;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Expires checkout sessions that are due.</summary>
public sealed class SessionExpiryJob(
    SimulatorState state,
    CheckoutService checkouts,
    StateChanges changes,
    TimeProvider clock
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            ExpireDue();
    }

    private void ExpireDue()
    {
        lock (state.Sync)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            foreach (
                var session in state.Sessions.NewestFirst.Where(session =>
                    session.Status == "open" && session.ExpiresAt <= now
                )
            )
            {
                checkouts.ExpireIfOpen(session.Id);
                changes.Note();
            }
        }
    }
}
