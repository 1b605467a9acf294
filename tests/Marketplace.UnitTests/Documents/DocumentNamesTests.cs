using System.Text.RegularExpressions;

namespace Marketplace.UnitTests.Documents;

/// <summary>The names of types and methods in the documents about the code are names of the code.</summary>
/// <remarks>A name is a word in backquotes or in a diagram that has two capitals at least, as OrderService.</remarks>
public sealed partial class DocumentNamesTests
{
    private static readonly string[] Pages =
    [
        "AGENTS.md",
        "CONTRIBUTING.md",
        "docs/adding-a-feature.md",
        "docs/architecture.md",
        "docs/flows.md",
        "docs/locks.md",
        "docs/module-communication.md",
        "docs/testing.md",
        "docs/transaction.md",
        "docs/payments.md",
        "docs/subscriptions.md",
    ];

    /// <summary>Made up in an example, the name of a file that is not code, or of something that is gone.</summary>
    private static readonly string[] Allowed = ["BannedSymbols", "MyListener", "Action_State_Result"];

    private static readonly HashSet<string> Code = [.. SourceFiles().SelectMany(Words)];

    [Fact]
    public void Names_InDocuments_AreThoseOfTheCode()
    {
        Assert.True(Code.Count > 1_000);
        var decisions = Directory
            .GetFiles(Path.Combine(DocumentFiles.Root, "docs", "decisions"), "0*.md")
            .Select(file => Path.GetRelativePath(DocumentFiles.Root, file))
            .Where(page => !DocumentFiles.Read(page).Contains("- Status: superseded", StringComparison.Ordinal));
        Assert.Empty(Pages.Concat(decisions).SelectMany(page => Unknown(page, DocumentFiles.Read(page))));
    }

    [Theory]
    [InlineData("`NoSuch" + "ServiceAnywhere`")]
    [InlineData("```mermaid\nsequenceDiagram\n  participant S as NoSuch" + "ServiceAnywhere\n```")]
    public void Names_Violation_IsReported(string text) => Assert.Single(Unknown("page.md", text));

    private static IEnumerable<string> Unknown(string page, string text) =>
        Quoted()
            .Matches(text)
            .SelectMany(quoted => Name().Matches(quoted.Value))
            .Select(name => name.Value)
            .Where(name => !Code.Contains(name) && !Allowed.Contains(name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => $"{page}: {name} is not in the code");

    private static IEnumerable<string> SourceFiles() =>
        Directory
            .GetDirectories(DocumentFiles.Root, "Marketplace.*")
            .Append(Path.Combine(DocumentFiles.Root, "tests"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories));

    private static IEnumerable<string> Words(string file) =>
        Word().Matches(Path.GetFileName(file) + "\n" + File.ReadAllText(file)).Select(word => word.Value);

    [GeneratedRegex("```mermaid.*?```|`[^`\n]+`", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w:.-])[A-Z]\w*[a-z0-9]\w*[A-Z]\w*|(?<=[A-Za-z]\.)[A-Z]\w*[a-z0-9]\w*[A-Z]\w*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
