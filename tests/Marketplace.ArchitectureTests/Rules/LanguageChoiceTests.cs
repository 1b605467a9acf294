using System.Text.RegularExpressions;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>A language is chosen in one place: nothing else names one by its code or compares two.</summary>
/// <remarks>Requests and examples may name a language where they send it.</remarks>
public sealed partial class LanguageChoiceTests
{
    private static readonly string[] Allowed =
    [
        "Marketplace.Foundation/Texts/Language.cs",
        // Stands in for the payment provider, which chooses the language of its pages itself.
        "Marketplace.PaymentSimulator/",
    ];

    [Fact]
    public void Choice_EveryFile_IsLeftToLanguage()
    {
        var pages = SourceTree
            .All("*.razor")
            .Select(f => new SourceFile(
                Path.GetRelativePath(SourceTree.Root, f).Replace('\\', '/'),
                File.ReadAllText(f)
            ))
            .ToList();
        Assert.True(pages.Count > 30);
        Assert.Empty(SourceTree.Product.Concat(pages).SelectMany(Choices));
    }

    [Theory]
    [InlineData("""var english = user.Language.Code == "en";""")]
    [InlineData("""if ("tr" != code)""")]
    [InlineData("""code is "tr" """)]
    [InlineData("""code is not "tr-TR" """)]
    [InlineData("""code switch { "en" => 1, _ => 2 }""")]
    [InlineData("""case "en": return 1;""")]
    [InlineData("""string.Equals("en", code, StringComparison.Ordinal)""")]
    [InlineData("""code.Equals("en", StringComparison.Ordinal)""")]
    [InlineData("""code.StartsWith("en", StringComparison.Ordinal)""")]
    [InlineData("""[(Mail.Renewal, "tr")] = ("a", "b"),""")]
    [InlineData("""lang="@(isTurkish ? "tr" : "en")" """)]
    [InlineData("""CultureInfo.GetCultureInfo("en-GB")""")]
    [InlineData("""language == Language.English ? "a" : "b" """)]
    [InlineData("""Language.Turkish != language""")]
    [InlineData("""language is { Code: "en" }""")]
    [InlineData("""language.Equals(Language.English)""")]
    [InlineData("""ReferenceEquals(language, Language.English)""")]
    public void Choice_Violation_IsReported(string text) =>
        Assert.Single(Choices(new("Marketplace.Api/Admin/X.razor", text)));

    [Theory]
    [InlineData("""request.Headers.AcceptLanguage.ParseAdd("en");""")]
    [InlineData("""["locale"] = "tr",""")]
    [InlineData("""new(email, password, name, null, Language.Default)""")]
    [InlineData("""Language.All.Where(language => language != T.Language)""")]
    public void Choice_LanguageOnTheWireOrAsAValue_IsNotReported(string text) =>
        Assert.Empty(Choices(new("Marketplace.Api/Admin/X.razor", text)));

    [Fact]
    public void Allowed_EachOne_Exists() =>
        Assert.All(Allowed, path => Assert.True(Path.Exists(Path.Combine(SourceTree.Root, path))));

    private static IEnumerable<string> Choices(SourceFile file) =>
        Allowed.Any(path => file.Path.StartsWith(path, StringComparison.Ordinal))
            ? []
            : file
                .Text.Split('\n')
                .Where(line => Comparison().IsMatch(line) || (Code().IsMatch(line) && !OnTheWire().IsMatch(line)))
                .Select(line => $"{file.Path}: {line.Trim()}");

    [GeneratedRegex("\"(tr|en)(-[A-Z]{2})?\"")]
    private static partial Regex Code();

    [GeneratedRegex("AcceptLanguage|\"locale\"")]
    private static partial Regex OnTheWire();

    [GeneratedRegex(@"[!=]=\s*Language\.\w+|Language\.\w+\s*[!=]=|Equals\([^;]*\bLanguage\.\w+")]
    private static partial Regex Comparison();
}
