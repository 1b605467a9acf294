using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>Keeps the state in <see cref="SimulatorOptions.StateFile"/>, so that it survives a restart; does nothing
/// without one.</summary>
/// <remarks>
/// Reads the file before anything else starts, writes it a moment after changes and when everything else has stopped. A
/// process that is killed loses at most that moment. The file is replaced by a rename: it is never half a state. One
/// that cannot be read is put aside, and the simulator starts empty: it never keeps the product from starting.
/// </remarks>
public sealed class StateFile(
    StateSnapshot snapshot,
    Resumption resumption,
    StateChanges changes,
    IOptions<SimulatorOptions> options,
    TimeProvider clock,
    ILogger<StateFile> log
) : BackgroundService
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The larger the state, the rarer it is written: a second more for every so many bytes.
    private const int BytesASecond = 4 * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private string? _file = options.Value.StateFile;
    private long _written;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (_file is not null && File.Exists(_file))
            Read(_file);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        WriteIfChanged();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pause;
        while (_file is not null)
        {
            await Task.Delay(pause, clock, stoppingToken);
            pause = WriteIfChanged();
        }
    }

    private void Read(string file)
    {
        try
        {
            snapshot.Restore(File.ReadAllBytes(file));
            resumption.Resume();
        }
        catch (Exception exception)
        {
            // Whatever is wrong with it, payments of a development machine are not worth a refused start.
            snapshot.Clear();
            PutAside(file, exception);
        }
    }

    private void PutAside(string file, Exception reason)
    {
        var aside = file + ".unreadable";
        try
        {
            File.Move(file, aside, overwrite: true);
            log.LogWarning(
                reason,
                "The payment simulator starts empty: {File} cannot be read. It is now {Aside}. Refunds of earlier card "
                    + "payments will be refused.",
                file,
                aside
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _file = null;
            log.LogWarning(
                exception,
                "The payment simulator starts empty and forgets everything when it stops: {File} can neither be read "
                    + "nor moved. Check who owns it.",
                file
            );
        }
    }

    /// <returns>How long to wait before the next look.</returns>
    private TimeSpan WriteIfChanged()
    {
        var count = changes.Count;
        if (_file is null || count == _written)
            return Pause;
        try
        {
            var state = snapshot.Take();
            Write(_file, state);
            _written = count;
            return Pause * (1 + (double)state.Length / BytesASecond);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(exception, "The payment simulator could not write {File}; it tries again.", _file);
            return PauseAfterFailure;
        }
    }

    private static void Write(string file, ReadOnlyMemory<byte> state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var staging = file + ".new";
        var creation = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            creation.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(staging, creation))
        {
            stream.Write(state.Span);
            stream.Flush(flushToDisk: true);
        }

        File.Move(staging, file, overwrite: true);
    }
}
