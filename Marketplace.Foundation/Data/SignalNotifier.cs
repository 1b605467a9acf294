using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Wakes Workers in other processes after commits, with at most one NOTIFY each 5 ms on a connection of its
/// own.</summary>
/// <remarks>Never inside a business transaction: NOTIFY there makes PostgreSQL commit one at a time. A lost one costs a
/// second of polling.</remarks>
public sealed class SignalNotifier(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SignalNotifier> logger)
{
    /// <summary>Channel name.</summary>
    public const string Channel = "marketplace_events";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private int _state;

    /// <summary>Set when this process runs the relay itself: nobody else needs waking.</summary>
    public bool HasLocalRelay { get; set; }

    /// <summary>Asks for a wake-up; returns at once.</summary>
    public void Notify()
    {
        if (HasLocalRelay || Interlocked.Exchange(ref _state, 1) == 1)
            return;
        _ = Task.Run(SendAsync);
    }

    private async Task SendAsync()
    {
        try
        {
            await Task.Delay(Pause, clock);
            Volatile.Write(ref _state, 0);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<FoundationDbContext>();
            await db.Database.ExecuteSqlRawAsync($"NOTIFY {Channel}");
        }
        catch (ObjectDisposedException)
        {
            // the host has stopped; the relay of the next process polls
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "Wake-up of other processes failed; they poll within a second");
            Volatile.Write(ref _state, 0);
        }
    }
}
