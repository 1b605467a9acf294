using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;

namespace Marketplace.Standalone;

/// <summary>A cache that speaks the Redis protocol, inside this process, on a free loopback port.</summary>
/// <remarks>
/// It lives in memory and drops its oldest records when that is full, so everything in it must be
/// reproducible from the database.
/// Streams, keyspace notifications and geo search are not supported.
/// </remarks>
public sealed class EmbeddedGarnet : IDisposable
{
    private const int PortAttempts = 5;

    private readonly GarnetServer _server;

    private EmbeddedGarnet(GarnetServer server, string connectionString)
    {
        _server = server;
        ConnectionString = connectionString;
    }

    /// <summary>The connection string for clients.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts a cache on a free port with a random password.</summary>
    public static EmbeddedGarnet Start() => Start(null, RandomNumberGenerator.GetHexString(40, lowercase: true));

    /// <summary>Starts a cache.</summary>
    /// <param name="wantedPort">The loopback port; null takes a free one.</param>
    /// <param name="password">The password of every client.</param>
    public static EmbeddedGarnet Start(int? wantedPort, string password)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = wantedPort ?? FreePort.Find();
            var server = new GarnetServer(Options(port, password));
            try
            {
                server.Start();
                return new EmbeddedGarnet(
                    server,
                    string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port},password={password}")
                );
            }
            catch (System.Net.Sockets.SocketException) when (wantedPort is null && attempt < PortAttempts)
            {
                // Another process took the port between the search and the start.
                server.Dispose();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _server.Dispose();

    private static GarnetServerOptions Options(int port, string password) =>
        new()
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
            AuthSettings = new PasswordAuthenticationSettings(password),
            QuietMode = true,
            LogMemorySize = "128m",
            PageSize = "4m",
            IndexMemorySize = "16m",
            EnableLua = true,
            LuaOptions = new LuaOptions(
                LuaMemoryManagementMode.Native,
                "",
                Timeout.InfiniteTimeSpan,
                LuaLoggingMode.Silent,
                [],
                null
            ),
        };
}
