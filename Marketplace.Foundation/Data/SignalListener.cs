using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Foundation;

/// <summary>Turns NOTIFY messages from other processes into in-process signals.</summary>
public sealed class SignalListener(IServiceScopeFactory scopes, PlatformSignals signals)
{
    /// <summary>Listens until cancelled; throws when the connection breaks.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FoundationDbContext>();
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        connection.Notification += (_, _) => signals.SetAll();
        await db.Database.ExecuteSqlRawAsync($"LISTEN {SignalNotifier.Channel}", cancellationToken);
        try
        {
            // What was committed while nobody listened announces itself to nobody.
            signals.HearsOthers = true;
            signals.SetAll();
            while (true)
                await connection.WaitAsync(cancellationToken);
        }
        finally
        {
            signals.HearsOthers = false;
            signals.SetAll();
            // Return the connection to the pool without its LISTEN; a broken one is discarded anyway.
            if (connection.State == ConnectionState.Open)
                await db.Database.ExecuteSqlRawAsync("UNLISTEN *", CancellationToken.None);
        }
    }
}
