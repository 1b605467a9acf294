using System.Diagnostics;

namespace Marketplace.Standalone;

/// <summary>A running PostgreSQL server that stops with this process.</summary>
/// <remarks>
/// The kernel sends the parent-death signal when the <em>thread</em> that started the child ends, and the pool ends
/// idle threads. So a dedicated thread starts the server and waits for its exit.
/// </remarks>
internal sealed class PostgresProcess
{
    private const int KeptLines = 20;
    private static readonly TimeSpan FastStop = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ImmediateStop = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<Process> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lastLines = new();
    private readonly Lock _gate = new();
    private readonly string _logFile;
    private Process? _process;

    private PostgresProcess(string logFile) => _logFile = logFile;

    /// <summary>Completes when the server exits, for whatever reason.</summary>
    internal Task Exited => _exited.Task;

    internal int Id => _process!.Id;

    internal static async Task<PostgresProcess> StartAsync(IReadOnlyList<string> commandLine, string logFile)
    {
        var server = new PostgresProcess(logFile);
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        new Thread(() => server.Run(start)) { IsBackground = true, Name = "postgres" }.Start();
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

    /// <summary>Asks the server to stop: open transactions are rolled back, everything committed is on disk.</summary>
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

    private void Keep(StreamWriter log, string line)
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

        lock (_gate)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > KeptLines)
                _lastLines.Dequeue();
        }
    }
}
