namespace Marketplace.ArchitectureTests.Rules;

/// <summary>The source files of the solution, for rules that read them.</summary>
internal static class SourceTree
{
    private static readonly string[] Skipped =
    [
        "artifacts",
        "obj",
        "bin",
        "Migrations",
        ".git",
        ".data",
        "node_modules",
    ];

    internal static string Root { get; } = FindRoot();

    /// <summary>C# files of the product with their path from the root and their text; tests left out.</summary>
    internal static IReadOnlyList<SourceFile> Product { get; } =
    [
        .. Directory
            .GetDirectories(Root, "Marketplace.*")
            .SelectMany(Files)
            .Select(f => new SourceFile(Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText(f))),
    ];

    /// <summary>C# files of the tests and benchmarks.</summary>
    internal static IReadOnlyList<SourceFile> TestsAndBench { get; } =
    [
        .. new[] { "tests", "bench" }
            .SelectMany(folder => Files(Path.Combine(Root, folder)))
            .Select(f => new SourceFile(Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText(f))),
    ];

    /// <summary>Razor components of the product.</summary>
    internal static IReadOnlyList<SourceFile> Components { get; } =
    [
        .. All("*.razor")
            .Select(f => new SourceFile(Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText(f))),
    ];

    /// <summary>Every file of a kind below the root.</summary>
    internal static IEnumerable<string> All(string pattern) =>
        Directory
            .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Intersect(Skipped).Any());

    private static IEnumerable<string> Files(string project) =>
        Directory
            .EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Intersect(Skipped).Any());

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Marketplace.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
        return directory.FullName;
    }
}

/// <summary>A file and its text.</summary>
internal sealed record SourceFile(string Path, string Text);
