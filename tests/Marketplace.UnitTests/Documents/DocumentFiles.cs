namespace Marketplace.UnitTests.Documents;

/// <summary>The checkout the tests run in, for tests that read its documents.</summary>
internal static class DocumentFiles
{
    /// <summary>The folder that holds the solution.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>The text of a file, with one kind of line end.</summary>
    internal static string Read(params string[] path) =>
        File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Marketplace.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
        return directory.FullName;
    }
}
