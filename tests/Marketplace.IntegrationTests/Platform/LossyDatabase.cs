using System.Net;
using System.Net.Sockets;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.ServiceDefaults;
using Npgsql;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>A network between the host and its database that can lose the answer to a commit, or be cut.</summary>
public sealed class LossyDatabaseAttribute : HostSetupAttribute
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private int _lose;
    private volatile CancellationTokenSource _cut = new();

    /// <summary>The database commits, then the connection breaks before it can say so.</summary>
    public void LoseNextCommit() => _lose = 1;

    /// <summary>Every connection breaks, and so does each new one, until <see cref="Mend"/>.</summary>
    public void Cut() => _cut.Cancel();

    public void Mend() => _cut = new();

    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app)
    {
        var settings = new NpgsqlConnectionStringBuilder(app.ConnectionString);
        _listener.Start();
        _ = AcceptAsync(settings.Host!, settings.Port);
        (settings.Host, settings.Port) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        return new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{ResourceNames.Database}"] = settings.ConnectionString,
        };
    }

    public override async ValueTask StoppedAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
    }

    private async Task AcceptAsync(string host, int port)
    {
        while (!_stopped.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
            var server = new TcpClient();
            await server.ConnectAsync(host, port, _stopped.Token);
            _ = ForwardAsync(client, server);
        }
    }

    private async Task ForwardAsync(TcpClient client, TcpClient server)
    {
        using (client)
        using (server)
        {
            var cut = _cut.Token;
            await Task.WhenAny(
                Task.Delay(Timeout.Infinite, cut),
                PumpAsync(client.GetStream(), server.GetStream(), mayLose: false),
                PumpAsync(server.GetStream(), client.GetStream(), mayLose: true)
            );
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool mayLose)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _stopped.Token) is > 0 and var read)
        {
            var part = buffer.AsMemory(0, read);
            // What PostgreSQL answers to a commit.
            if (mayLose && part.Span.IndexOf("COMMIT\0"u8) >= 0 && Interlocked.Exchange(ref _lose, 0) == 1)
                return;
            await to.WriteAsync(part, _stopped.Token);
        }
    }
}
