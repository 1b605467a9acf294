namespace Marketplace.AppHostTests;

/// <summary>A data directory that lives as long as its test.</summary>
internal sealed class TestDirectory : IDisposable
{
    // Not below the user's own temporary directory: PostgreSQL may run as another user and must reach it.
    internal TestDirectory()
    {
        var parent = Directory.CreateDirectory(
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), "marketplace-apphost")
        );
        Path = System.IO.Path.Combine(parent.FullName, System.IO.Path.GetRandomFileName());
    }

    internal string Path { get; }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
