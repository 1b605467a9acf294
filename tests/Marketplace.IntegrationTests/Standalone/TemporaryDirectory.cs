namespace Marketplace.IntegrationTests.Standalone;

/// <summary>A directory that PostgreSQL's user can enter, gone after the test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public TemporaryDirectory() =>
        Path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            "marketplace-tests",
            System.IO.Path.GetRandomFileName()
        );

    public string Path { get; }

    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
