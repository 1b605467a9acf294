namespace Marketplace.Standalone;

/// <summary>The directory that holds everything one instance keeps, locked while the instance runs.</summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockName = "lock";

    private readonly FileStream _held;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _held = held;
    }

    /// <summary>The directory's full path.</summary>
    public string Path { get; }

    /// <summary>Creates the directory if it is missing and takes its lock.</summary>
    /// <exception cref="CannotStartException">It cannot be written, or another instance runs over it.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(full, exception);
        }

        var lockFile = System.IO.Path.Combine(full, LockName);
        try
        {
            return new DataDirectory(
                full,
                new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Unwritable(full, exception);
        }
        catch (IOException exception)
        {
            throw File.Exists(lockFile)
                ? new DataDirectoryInUseException(
                    $"another instance runs over the data directory {full}. Stop it, or choose another with --data "
                        + "DIR.",
                    exception
                )
                : Unwritable(full, exception);
        }
    }

    /// <summary>Opens the directory, and waits while a former instance still ends.</summary>
    /// <exception cref="CannotStartException">It cannot be written, or another instance runs over it for longer than
    /// <paramref name="patience"/>.</exception>
    public static async Task<DataDirectory> OpenAsync(
        string path,
        TimeSpan patience,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var begun = TimeProvider.System.GetTimestamp();
        var told = false;
        while (true)
        {
            try
            {
                return Open(path);
            }
            catch (DataDirectoryInUseException) when (TimeProvider.System.GetElapsedTime(begun) < patience)
            {
                if (!told)
                    await output.WriteLineAsync($"Waits until the former instance over {path} has ended.");
                told = true;
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>Removes everything a former instance kept here.</summary>
    /// <exception cref="CannotStartException">The directory holds something but was never one of ours.</exception>
    public static void Clear(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (!Directory.Exists(full) || !Directory.EnumerateFileSystemEntries(full).Any())
            return;

        if (!File.Exists(System.IO.Path.Combine(full, LockName)))
            throw new CannotStartException(
                $"{full} is not a data directory of the marketplace, so --fresh does not empty it. Empty it by hand, "
                    + "or choose another with --data DIR."
            );

        using var locked = Open(full);
        foreach (var directory in Directory.GetDirectories(full))
            Directory.Delete(directory, recursive: true);
        foreach (var file in Directory.GetFiles(full).Where(file => System.IO.Path.GetFileName(file) != LockName))
            File.Delete(file);
    }

    /// <inheritdoc />
    public void Dispose() => _held.Dispose();

    private static CannotStartException Unwritable(string path, Exception exception) =>
        new(
            $"the data directory {path} cannot be written ({exception.Message.TrimEnd('.')}). Give this user the right "
                + "to write there, or choose another with --data DIR.",
            exception
        );
}
