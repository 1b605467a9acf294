using System.Diagnostics;

namespace Marketplace.Standalone;

/// <summary>A running server, such as PostgreSQL, that stops with this process.</summary>
/// <remarks>
/// The kernel sends the parent-death signal when the <em>thread</em> that started the child ends, and the pool ends
/// idle threads. So a dedicated thread starts the server and waits for its exit.
/// </remarks>
internal sealed class ServerProcess
{
    private const int KeptLines = 20;
    private const string SetPriv = "/usr/bin/setpriv";
    private const string SetSid = "/usr/bin/setsid";
    private static readonly TimeSpan FastStop = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ImmediateStop = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<Process> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lastLines = new();
    private readonly Lock _gate = new();
    private readonly string _logFile;
    private Process? _process;

    private ServerProcess(string logFile) => _logFile = logFile;

    /// <summary>Completes when the server exits, for whatever reason.</summary>
    internal Task Exited => _exited.Task;

    internal int Id => _process!.Id;

    /// <summary>The command line of a server in its own session (Ctrl+C must not reach it) that is interrupted when its
    /// parent dies.</summary>
    /// <param name="commandLine">The program and its arguments.</param>
    /// <param name="switches">What setpriv is to change besides, such as the user.</param>
    internal static IReadOnlyList<string> Detached(IReadOnlyList<string> commandLine, params string[] switches) =>
        // macOS has neither tool: there a killed parent leaves the server running, and the next start stops it.
        File.Exists(SetPriv) && File.Exists(SetSid)
            ? [SetSid, SetPriv, .. switches, "--pdeathsig=INT", "--", .. commandLine]
            : commandLine;

    /// <summary>Starts a server. What it writes goes to its log file.</summary>
    internal static async Task<ServerProcess> StartAsync(
        IReadOnlyList<string> commandLine,
        string logFile,
        string workingDirectory = "/",
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var server = new ServerProcess(logFile);
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            // Open and empty: a server must neither read the terminal nor see the end of its input.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var thread = new Thread(() => server.Run(start))
        {
            IsBackground = true,
            Name = Path.GetFileNameWithoutExtension(logFile),
        };
        thread.Start();
        server._process = await server._started.Task;
        return server;
    }

    /// <summary>The server's fatal error, otherwise its last log line.</summary>
    internal string LastMessage()
    {
        lock (_gate)
        {
            return _lastLines.FirstOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal))
                ?? _lastLines.LastOrDefault()
                ?? "it logged nothing";
        }
    }

    internal bool HasLogged(string text)
    {
        lock (_gate)
        {
            return _lastLines.Any(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>Asks the server to stop; for PostgreSQL: open transactions are rolled back, everything committed is on
    /// disk.</summary>
    internal async Task StopAsync()
    {
        if (
            await HasStoppedAfterAsync(Posix.Interrupt, FastStop)
            || await HasStoppedAfterAsync(Posix.Quit, ImmediateStop)
        )
        {
            return;
        }

        _process!.Kill();
        await Exited;
    }

    private async Task<bool> HasStoppedAfterAsync(int signal, TimeSpan timeout)
    {
        if (!Exited.IsCompleted)
            Posix.Signal(Id, signal);

        return await Task.WhenAny(Exited, Task.Delay(timeout, TimeProvider.System)) == Exited;
    }

    private void Run(ProcessStartInfo start)
    {
        try
        {
            using var log = new StreamWriter(_logFile, append: false) { AutoFlush = true };
            var server = Process.Start(start)!;
            _started.SetResult(server);
            server.OutputDataReceived += (_, line) => Keep(log, line.Data);
            server.BeginOutputReadLine();
            while (server.StandardError.ReadLine() is { } line)
                Keep(log, line);

            server.WaitForExit();
        }
        catch (Exception exception) when (_started.TrySetException(exception))
        {
            // The caller that awaits the start gets the exception.
        }
        finally
        {
            _exited.SetResult();
        }
    }

    private void Keep(StreamWriter log, string? line)
    {
        // Null: the end of the output.
        if (line is null)
            return;
        lock (_gate)
        {
            try
            {
                log.WriteLine(line);
            }
            catch (IOException exception)
            {
                // A full disk must not stop the reading: the server would block on its output.
                Console.Error.WriteLine($"{_logFile} cannot be written ({exception.Message}): {line}");
            }

            _lastLines.Enqueue(line);
            if (_lastLines.Count > KeptLines)
                _lastLines.Dequeue();
        }
    }
}
