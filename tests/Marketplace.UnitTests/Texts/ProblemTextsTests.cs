using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.UnitTests.Texts;

/// <summary>What a problem says to people: no ids, no codes, money as people write it.</summary>
public sealed partial class ProblemTextsTests
{
    /// <summary>Values that people understand as they are.</summary>
    private static readonly HashSet<string> Plain =
    [
        "allowed",
        "count",
        "expected",
        "field",
        "given",
        "height",
        "held",
        "hours",
        "limit",
        "limitMegabytes",
        "max",
        "maxLines",
        "maxMegabytes",
        "maxPixels",
        "maxQuantity",
        "minutes",
        "parameter",
        "refundable",
        "reserved",
        "retryAfter",
        "until",
        "used",
        "usedMegabytes",
        "wanted",
        "width",
    ];

    [Fact]
    public void Details_InBothLanguages_NameNoIdsAndNoCodes() =>
        Assert.Empty(
            Catalogue()
                .SelectMany(error => new[] { error.Detail.Turkish, error.Detail.English, error.Title.English })
                .SelectMany(text => Placeholder().Matches(text).Select(match => match.Groups[1].Value))
                .Distinct()
                .Except(Plain)
        );

    [Fact]
    public void Detail_WithMoney_IsInMajorUnitsWithTheCurrency()
    {
        var error = OrderErrors.CodNotAllowed.With(("max", new Money(1_000_000, "TRY")));
        Assert.Contains("10,000.00 TRY", error.Detail(Language.English), StringComparison.Ordinal);
        Assert.Contains("10.000,00 TRY", error.Detail(Language.Turkish), StringComparison.Ordinal);
    }

    private static IEnumerable<ErrorDefinition> Catalogue() =>
        new[] { typeof(OrderErrors).Assembly, typeof(ErrorDefinition).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields())
            .Where(field => field.IsStatic && field.FieldType == typeof(ErrorDefinition))
            .Select(field => (ErrorDefinition)field.GetValue(null)!);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
