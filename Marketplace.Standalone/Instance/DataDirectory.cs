namespace Marketplace.Standalone;

/// <summary>The directory with all files of one instance, locked while the instance runs.</summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockName = "lock";

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream lockStream)
    {
        Path = path;
        _lock = lockStream;
    }

    /// <summary>The directory's full path.</summary>
    public string Path { get; }

    /// <summary>Creates the directory if it is missing, and locks it.</summary>
    /// <exception cref="CannotStartException">It cannot be written, or another instance uses it.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(full, exception);
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
            throw NotWritable(full, exception);
        }
        catch (IOException exception)
        {
            throw File.Exists(lockFile)
                ? new DataDirectoryInUseException(
                    $"another instance uses the data directory {full}{At(full)}. Stop it, or choose another with "
                        + "--data DIR.",
                    exception
                )
                : NotWritable(full, exception);
        }
    }

    /// <summary>Opens the directory, and waits while a previous instance is stopping.</summary>
    /// <exception cref="CannotStartException">It cannot be written, or another instance uses it for longer than
    /// <paramref name="timeout"/>.</exception>
    public static async Task<DataDirectory> OpenAsync(
        string path,
        TimeSpan timeout,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var started = TimeProvider.System.GetTimestamp();
        var isReported = false;
        while (true)
        {
            try
            {
                return Open(path);
            }
            catch (DataDirectoryInUseException) when (TimeProvider.System.GetElapsedTime(started) < timeout)
            {
                if (!isReported)
                    await output.WriteLineAsync($"Waiting for the previous instance in {path} to stop.");
                isReported = true;
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>Deletes everything a previous instance left here.</summary>
    /// <exception cref="CannotStartException">The directory is not empty and not a data directory.</exception>
    public static void Clear(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (!Directory.Exists(full) || !Directory.EnumerateFileSystemEntries(full).Any())
            return;

        if (!File.Exists(System.IO.Path.Combine(full, LockName)))
        {
            throw new CannotStartException(
                $"{full} is not a data directory of the marketplace, so --fresh does not empty it. Empty it yourself, "
                    + "or choose another with --data DIR."
            );
        }

        using var locked = Open(full);
        foreach (var directory in Directory.GetDirectories(full))
            Directory.Delete(directory, recursive: true);
        foreach (var file in Directory.GetFiles(full).Where(file => System.IO.Path.GetFileName(file) != LockName))
            File.Delete(file);
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private static string At(string path) =>
        InstanceAddress.Of(path) is { } address ? $" and answers at {address.GetLeftPart(UriPartial.Authority)}" : "";

    private static CannotStartException NotWritable(string path, Exception exception) =>
        new(
            $"the data directory {path} cannot be written ({exception.Message.TrimEnd('.')}). Give this user "
                + "write permission, or choose another with --data DIR.",
            exception
        );
}
