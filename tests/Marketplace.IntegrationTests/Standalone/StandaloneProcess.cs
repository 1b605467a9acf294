using System.Diagnostics;
using System.Text;

namespace Marketplace.IntegrationTests.Standalone;

/// <summary>The one-process host as a person starts it: a process of its own with its own data directory.</summary>
public sealed class StandaloneProcess : IAsyncDisposable
{
    /// <summary>How long a start or a stop may take: a first start makes a cluster and a schema, and the machine may
    /// have other things to do.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private StandaloneProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _errors));
    }

    /// <summary>What it wrote to standard output.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>What it wrote to standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    public static StandaloneProcess Start(string dataDirectory, params string[] arguments) =>
        Start(dataDirectory, [], arguments);

    public static StandaloneProcess Start(
        string dataDirectory,
        Dictionary<string, string> environment,
        params string[] arguments
    )
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Marketplace.Standalone.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--data", dataDirectory, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return new StandaloneProcess(Process.Start(start)!);
    }

    /// <summary>Where it answers, once it says that it is ready.</summary>
    public async Task<Uri> ReadyAsync(CancellationToken cancellationToken)
    {
        var exited = _process.WaitForExitAsync(cancellationToken);
        var first = await Task.WhenAny(_ready.Task, exited, Task.Delay(Patience, cancellationToken));
        if (first == _ready.Task)
            return await _ready.Task;
        throw new InvalidOperationException(
            $"The host {(first == exited ? "ended" : "did not say")} before it was ready.\n{Output}\n{Errors}"
        );
    }

    /// <summary>Asks it to stop and answers its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        Process
            .Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            .Dispose();
        return await ExitCodeAsync(cancellationToken);
    }

    /// <summary>Ends it without a word, as <c>kill -9</c> does.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public async Task<int> ExitCodeAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        await _reading.WaitAsync(Patience, cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await StopAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader, StringBuilder target)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (target)
                target.AppendLine(line);
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["Api", var url])
                _ready.TrySetResult(new Uri(url));
        }
    }
}
