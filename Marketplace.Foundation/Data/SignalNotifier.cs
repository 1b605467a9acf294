using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Wakes Workers in other processes after a commit: at most one NOTIFY per 5 ms, on a separate
/// connection.</summary>
/// <remarks>Never runs inside a business transaction, because NOTIFY there makes PostgreSQL serialize commits. A lost
/// notification delays work by at most <see cref="PlatformSignals.SafetyPoll"/>.</remarks>
public sealed class SignalNotifier(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SignalNotifier> logger)
{
    /// <summary>Channel name.</summary>
    public const string Channel = "marketplace_events";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private int _state;

    /// <summary>Set when this process runs the relay itself, so no other process needs to be woken.</summary>
    public bool HasLocalRelay { get; set; }

    /// <summary>Requests a wake-up; returns immediately.</summary>
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
            // The host has stopped; other processes find the work by polling.
        }
        catch (Exception exception)
        {
            logger.LogWarning(
                exception,
                "Failed to wake other processes; they find the work by polling within seconds"
            );
            Volatile.Write(ref _state, 0);
        }
    }
}
