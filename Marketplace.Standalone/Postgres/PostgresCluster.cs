using System.Globalization;

namespace Marketplace.Standalone;

/// <summary>The files of an embedded cluster, created at the first start.</summary>
internal sealed class PostgresCluster(string root, PostgresBinaries binaries, PostgresUser user)
{
    internal const string Superuser = "marketplace";

    // A stopping server writes a checkpoint, and the disk may be slow.
    private static readonly TimeSpan LeftOverTimeout = TimeSpan.FromMinutes(2);

    private readonly string _directory = Path.Combine(root, $"postgres-{binaries.Major}");
    private readonly InstanceSecrets _secrets = new(root);

    internal string LogFile => Path.Combine(root, "postgres.log");

    /// <summary>Creates the cluster if there is none.</summary>
    /// <returns>The password of its user.</returns>
    internal async Task<string> EnsureCreatedAsync(bool durable, CancellationToken cancellationToken)
    {
        var password = EnsurePassword();
        if (File.Exists(Path.Combine(_directory, "PG_VERSION")))
            return password;

        // Created in another directory and moved when complete: a killed start leaves no partial cluster.
        var staging = _directory + ".new";
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        await InstallAsync(["-d", "-m", "700"], staging, cancellationToken);
        await RequireAccessAsync(staging, cancellationToken);

        var passwordCopy = Path.Combine(root, "initdb-password");
        try
        {
            await InstallAsync(["-m", "600", _secrets.FileOf(SecretNames.Postgres)], passwordCopy, cancellationToken);
            await InitializeAsync(staging, passwordCopy, durable, cancellationToken);
        }
        finally
        {
            File.Delete(passwordCopy);
        }

        Directory.Move(staging, _directory);
        return password;
    }

    /// <summary>Waits until the server of a killed parent has stopped; interrupts it after one second.</summary>
    internal async Task EndLeftOverServerAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var isInterrupted = false;
        while (LeftOver() is { } processId)
        {
            var waited = TimeProvider.System.GetElapsedTime(started);
            if (waited > LeftOverTimeout)
            {
                throw new CannotStartException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a PostgreSQL server (process {processId}) still uses {_directory} and does not stop."
                    )
                );
            }

            if (!isInterrupted && waited > TimeSpan.FromSeconds(1))
            {
                Posix.Signal(processId, Posix.Interrupt);
                isInterrupted = true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>The command line of the server on a loopback port, with sizes for a small machine.</summary>
    internal IReadOnlyList<string> ServerCommandLine(int port, EmbeddedPostgresSettings settings)
    {
        var durable = settings.Durable ? "on" : "off";
        string[] options =
        [
            "listen_addresses=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "unix_socket_directories=",
            string.Create(CultureInfo.InvariantCulture, $"max_connections={settings.MaxConnections}"),
            "shared_buffers=128MB",
            "effective_cache_size=512MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "random_page_cost=1.1",
            "jit=off",
            "max_wal_size=1GB",
            "wal_level=minimal",
            "max_wal_senders=0",
            "wal_compression=on",
            $"fsync={durable}",
            $"synchronous_commit={durable}",
            $"full_page_writes={durable}",
            "timezone=UTC",
            "log_timezone=UTC",
            "cluster_name=marketplace",
            "log_checkpoints=off",
            // A failed statement may hold personal data: log only the error.
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
        ];
        return user.Serve([
            binaries["postgres"],
            "-D",
            _directory,
            .. options.SelectMany(option => new[] { "-c", option }),
        ]);
    }

    private async Task InitializeAsync(
        string target,
        string passwordFile,
        bool durable,
        CancellationToken cancellationToken
    )
    {
        var created = await Command.RunAsync(
            user.Run([
                binaries["initdb"],
                "-D",
                target,
                "-U",
                Superuser,
                "-A",
                "scram-sha-256",
                $"--pwfile={passwordFile}",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                .. durable ? Array.Empty<string>() : ["--no-sync"],
            ]),
            cancellationToken
        );
        if (!created.Succeeded)
        {
            throw new CannotStartException(
                $"the PostgreSQL cluster could not be created in {_directory}: {created.LastLine}"
            );
        }
    }

    private string EnsurePassword()
    {
        if (Directory.Exists(_directory) && !File.Exists(_secrets.FileOf(SecretNames.Postgres)))
        {
            throw new CannotStartException(
                $"{_directory} exists, but its password file {_secrets.FileOf(SecretNames.Postgres)} does not. "
                    + "Restore it, or start over with --fresh."
            );
        }

        return _secrets.Password(SecretNames.Postgres);
    }

    /// <summary>Creates a directory, or copies a file, owned by the server's user.</summary>
    private async Task InstallAsync(string[] options, string target, CancellationToken cancellationToken)
    {
        var made = await Command.RunAsync(
            ["install", .. user.IsOther ? new[] { "-o", user.Name } : [], .. options, target],
            cancellationToken
        );
        if (!made.Succeeded)
            throw new CannotStartException($"{target} cannot be written: {made.LastLine}");
    }

    private async Task RequireAccessAsync(string target, CancellationToken cancellationToken)
    {
        if ((await Command.RunAsync(user.Run("test", "-w", target), cancellationToken)).Succeeded)
            return;

        throw new CannotStartException(
            $"PostgreSQL refuses to run as root, and the user {user.Name} cannot access {root}. "
                + "Choose a directory that others can enter, for example --data /var/lib/marketplace, or start as an "
                + "ordinary user."
        );
    }

    private int? LeftOver()
    {
        var pidFile = Path.Combine(_directory, "postmaster.pid");
        try
        {
            var first = File.ReadLines(pidFile).FirstOrDefault();
            return
                int.TryParse(first, CultureInfo.InvariantCulture, out var processId)
                && Posix.IsAlive(processId)
                && Serves(processId)
                ? processId
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    // Process ids are reused after a restart of the machine: only a server of this directory counts.
    private bool Serves(int processId)
    {
        var commandLine = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/cmdline";
        try
        {
            return !OperatingSystem.IsLinux() || File.ReadAllText(commandLine).Split('\0').Contains(_directory);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
