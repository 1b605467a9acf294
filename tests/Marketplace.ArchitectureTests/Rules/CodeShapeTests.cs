namespace Marketplace.ArchitectureTests.Rules;

/// <summary>Size and form of the code; each rule is shown a violation it must report.</summary>
public sealed class CodeShapeTests
{
    /// <summary>Methods that were too long when the rule came; the list may only shrink.</summary>
    private static readonly string[] LongMethods = [];

    /// <summary>Classes with too many dependencies when the rule came; the list may only shrink.</summary>
    private static readonly string[] WideConstructors = [];

    [Fact]
    public void Width_EveryFile_FitsTheScreen() =>
        AssertNone(
            SourceTree
                .Product.Concat(SourceTree.TestsAndBench)
                .Concat(SourceTree.Components)
                .SelectMany(CodeShapeRules.Width)
        );

    [Fact]
    public void Width_Components_AreRead() =>
        Assert.Contains(
            SourceTree.Components,
            file => file.Path.EndsWith("/AdminLayout.razor", StringComparison.Ordinal)
        );

    [Fact]
    public void Width_Violation_IsReported() =>
        Assert.Single(CodeShapeRules.Width(new("X.cs", new string('a', CodeShapeRules.LineWidth + 1))));

    [Fact]
    public void Folders_EveryOne_CanBeReadAtAGlance() =>
        AssertNone(
            CodeShapeRules.FolderSize(
                SourceTree
                    .Product.Select(file => file.Path)
                    .Concat(SourceTree.All("*.razor").Select(path => Path.GetRelativePath(SourceTree.Root, path)))
            )
        );

    [Fact]
    public void Folders_Violation_IsReported() =>
        Assert.Single(
            CodeShapeRules.FolderSize(
                Enumerable.Range(0, CodeShapeRules.FilesInAFolder + 1).Select(number => $"Room/File{number}.cs")
            )
        );

    [Fact]
    public void Methods_EveryOne_IsReadWithoutScrolling() =>
        AssertOnly(
            LongMethods,
            SourceTree.Product.SelectMany(CodeShapeRules.MethodLength).Select(found => found.Split(" is ")[0])
        );

    [Fact]
    public void Methods_Violation_IsReported()
    {
        var body = string.Concat(Enumerable.Repeat("if (a) b();\n", CodeShapeRules.LinesInAMethod + 1));

        Assert.Single(CodeShapeRules.MethodLength(new("X.cs", $"class X {{ void M()\n{{\n{body}}} }}")));
    }

    [Fact]
    public void Constructors_EveryOne_TakesFewDependencies() =>
        AssertOnly(WideConstructors, SourceTree.Product.SelectMany(CodeShapeRules.Constructors));

    [Fact]
    public void Constructors_Violation_IsReported() =>
        Assert.Single(
            CodeShapeRules.Constructors(new("X.cs", "class X(int a, int b, int c, int d, int e, int f, int g);"))
        );

    [Fact]
    public void FileNames_EveryFileWithOneType_NamesIt() =>
        AssertNone(SourceTree.Product.SelectMany(CodeShapeRules.FileName));

    [Fact]
    public void FileNames_Violation_IsReported() =>
        Assert.Single(
            CodeShapeRules.FileName(new("Marketplace.Modules/Orders/Other.cs", "public sealed class Order;"))
        );

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>Nothing beyond the known violations, and none of those that was fixed.</summary>
    private static void AssertOnly(string[] known, IEnumerable<string> found) =>
        Assert.Equal(
            string.Join(Environment.NewLine, known.Order(StringComparer.Ordinal)),
            string.Join(Environment.NewLine, found.Order(StringComparer.Ordinal))
        );
}
