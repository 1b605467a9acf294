using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Api;
using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>Every error has a well-formed code, a text in every language with the same places, and stands in the
/// catalogue.</summary>
public sealed partial class ErrorCatalogueTests
{
    private static readonly IReadOnlyList<(string Where, ErrorDefinition Error)> Definitions =
    [
        .. new[]
        {
            typeof(PlatformErrors).Assembly,
            typeof(MarketplaceModules).Assembly,
            typeof(ApiComposition).Assembly,
        }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t =>
                t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                    .Where(f => f.FieldType == typeof(ErrorDefinition))
                    .Select(f => ($"{t.Name}.{f.Name}", (ErrorDefinition)f.GetValue(null)!))
            ),
    ];

    [Fact]
    public void Definitions_EachOne_IsWellFormed()
    {
        Assert.True(Definitions.Count > 80);
        Assert.Empty(Definitions.SelectMany(d => Problems(d.Error).Select(p => $"{d.Where}: {p}")));
    }

    [Fact]
    public void Definitions_Violation_IsReported() =>
        Assert.Equal(
            3,
            Problems(new("Bad Code", ErrorKind.Conflict, new("Başlık", ""), new("{a} var", "no place"))).Count()
        );

    [Fact]
    public void Definitions_EachOne_IsInTheCatalogue()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceApi();
        using var services = builder.Services.BuildServiceProvider();
        var known = services.GetServices<ErrorSet>().SelectMany(set => set.Definitions).Select(d => d.Code).ToHashSet();
        var missing = Definitions
            .Where(d => !known.Contains(d.Error.Code))
            .Select(d => $"{d.Where}: {d.Error.Code}")
            .ToList();
        Assert.True(missing.Count == 0, "Not in any ErrorSet: " + string.Join(", ", missing));
    }

    private static IEnumerable<string> Problems(ErrorDefinition error)
    {
        if (!Code().IsMatch(error.Code))
            yield return $"{error.Code} is no code";
        foreach (var language in Language.All)
        {
            if (new[] { error.Title, error.Detail }.Any(text => string.IsNullOrWhiteSpace(text.In(language))))
                yield return $"{error.Code} lacks a text in {language.Code}";
            if (!Places(error.Detail.In(Language.Default)).SetEquals(Places(error.Detail.In(language))))
                yield return $"{error.Code} has other places in {language.Code} than in {Language.Default.Code}";
        }
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"^[a-z]+(\.[a-z0-9]+(_[a-z0-9]+)*)+$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Place();
}
