namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>A directory that goes with the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("marketplace-");

    internal string Path => _directory.FullName;

    public void Dispose() => _directory.Delete(recursive: true);
}
