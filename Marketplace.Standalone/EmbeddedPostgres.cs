using System.Globalization;
using Npgsql;

namespace Marketplace.Standalone;

/// <summary>A private PostgreSQL cluster below a data directory, served on a free loopback port by a child
/// process.</summary>
/// <remarks>
/// The cluster's directory is named after its major version, because another version cannot read it. The server stops
/// when this object is disposed and, on Linux, also when this process is killed. Its only user has a random password,
/// stored beside the cluster and readable by this user alone. Callers must not start two servers for one directory:
/// <see cref="DataDirectory"/> holds a lock.
/// </remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const int PortAttempts = 5;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly ServerProcess _server;
    private readonly string _password;

    private EmbeddedPostgres(ServerProcess server, int port, string password, int major)
    {
        _server = server;
        _password = password;
        Port = port;
        Major = major;
    }

    /// <summary>The loopback port the server listens on.</summary>
    public int Port { get; }

    /// <summary>The server's major version.</summary>
    public int Major { get; }

    /// <summary>The process id of the server.</summary>
    public int ProcessId => _server.Id;

    /// <summary>Completes when the server exits, for whatever reason.</summary>
    public Task Exited => _server.Exited;

    /// <summary>Starts the cluster of a data directory, creating it at the first start.</summary>
    public static Task<EmbeddedPostgres> StartAsync(string dataDirectory, CancellationToken cancellationToken) =>
        StartAsync(dataDirectory, new EmbeddedPostgresSettings(), cancellationToken);

    /// <summary>Starts the cluster of a data directory, creating it at the first start.</summary>
    /// <exception cref="CannotStartException">PostgreSQL is missing, its user cannot access the directory, or the
    /// server does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        string dataDirectory,
        EmbeddedPostgresSettings settings,
        CancellationToken cancellationToken
    )
    {
        var binaries = await PostgresBinaries.FindAsync(cancellationToken);
        var cluster = new PostgresCluster(Path.GetFullPath(dataDirectory), binaries, PostgresUser.Current());
        var password = await cluster.EnsureCreatedAsync(settings.Durable, cancellationToken);
        await cluster.EndLeftOverServerAsync(cancellationToken);

        for (var attempt = 1; ; attempt++)
        {
            var port = settings.Port ?? FreePort.Find();
            var server = await ServerProcess.StartAsync(cluster.ServerCommandLine(port, settings), cluster.LogFile);
            var postgres = new EmbeddedPostgres(server, port, password, binaries.Major);
            try
            {
                await postgres.WaitUntilReadyAsync(cluster.LogFile, cancellationToken);
                return postgres;
            }
            catch (CannotStartException)
                when (settings.Port is null && server.HasLogged("Address already in use") && attempt < PortAttempts)
            {
                // Another process took the port between the search and the start.
                await postgres.DisposeAsync();
            }
            catch
            {
                await postgres.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>The connection string of one of the cluster's databases.</summary>
    public string ConnectionString(string database) => Settings(database).ConnectionString;

    /// <summary>Creates a database unless it exists.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = database } },
        };
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;

        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Stops the server. Everything committed is on disk.</summary>
    public async ValueTask DisposeAsync() => await _server.StopAsync();

    private NpgsqlConnectionStringBuilder Settings(string database) =>
        new()
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = database,
            Username = PostgresCluster.Superuser,
            Password = _password,
            MaxPoolSize = 60,
            GssEncryptionMode = GssEncryptionMode.Disable,
            SslMode = SslMode.Disable,
        };

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var settings = Settings("postgres");
        settings.Pooling = false;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task WaitUntilReadyAsync(string logFile, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await OpenAsync(cancellationToken);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword)
            {
                throw new CannotStartException(
                    "the password stored in the data directory is not the cluster's. Restore "
                        + "secrets/postgres-password, or start over with --fresh.",
                    exception
                );
            }
            catch (PostgresException exception)
                when (exception.SqlState == PostgresErrorCodes.CannotConnectNow && !_server.Exited.IsCompleted)
            {
                // The server is recovering from a crash. That may take long, and a server stopped now would have to
                // begin again.
                started = TimeProvider.System.GetTimestamp();
            }
            catch (NpgsqlException exception)
            {
                ThrowIfNotStarting(started, logFile, exception);
            }

            await Task.Delay(PollInterval, TimeProvider.System, cancellationToken);
        }
    }

    private void ThrowIfNotStarting(long started, string logFile, NpgsqlException exception)
    {
        if (_server.Exited.IsCompleted)
        {
            throw new CannotStartException(
                $"PostgreSQL did not start: {_server.LastMessage()} (whole log: {logFile})",
                exception
            );
        }

        if (TimeProvider.System.GetElapsedTime(started) > StartTimeout)
        {
            throw new CannotStartException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"PostgreSQL was not ready after {StartTimeout.TotalSeconds} s (log: {logFile})"
                ),
                exception
            );
        }
    }
}
