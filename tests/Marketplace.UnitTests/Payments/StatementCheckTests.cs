using System.Text;
using System.Text.Json;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.UnitTests.Payments;

/// <summary>The files of a statement can be added up without us.</summary>
public sealed class StatementCheckTests
{
    private static readonly JsonSerializerOptions Wire = WireOptions();

    [Fact]
    public void Of_Json_AddsUp()
    {
        var check = StatementCheck.Of(JsonSerializer.Serialize(Statement(), Wire));
        Assert.Equal(
            ("EKS-2026-000012", 3, 10.00m, 1_234.55m),
            (check.Number, check.Lines, check.Opening, check.Closing)
        );
        Assert.Empty(check.Problems);
    }

    [Theory]
    [InlineData("1222455", "1222456")]
    [InlineData("\"count\":2", "\"count\":1")]
    [InlineData("\"line\":2", "\"line\":1")]
    public void Of_JsonThatWasChanged_SaysWhat(string from, string to)
    {
        var json = JsonSerializer.Serialize(Statement(), Wire);
        Assert.Contains(from, json, StringComparison.Ordinal);
        var at = json.IndexOf(from, StringComparison.Ordinal);
        Assert.NotEmpty(StatementCheck.Of(json[..at] + to + json[(at + from.Length)..]).Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_Csv_AddsUpInEachLanguageUntilItIsChanged(bool isTurkish)
    {
        var csv = Encoding.UTF8.GetString(
            CsvDocumentWriter.Write(LayOut(isTurkish ? Language.Turkish : Language.English))
        );
        var check = StatementCheck.Of(csv);
        Assert.Equal((3, 10.00m, 1_234.55m), (check.Lines, check.Opening, check.Closing));
        Assert.Empty(check.Problems);
        Assert.NotEmpty(StatementCheck.Of(csv.Replace("12224", "12225", StringComparison.Ordinal)).Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"number\":1,\"lines\":{}}")]
    [InlineData("a;b\r\n1;2\r\n3;4")]
    [InlineData("a,b,c,d,e\n,,,,x\n,,,,y")]
    public void Of_SomethingElse_IsRefused(string file) =>
        Assert.Throws<FormatException>(() => StatementCheck.Of(file));

    private static FinanceDocument LayOut(Language language)
    {
        var party = new PartyIdentity("Pazar", null, null, null, null);
        var numbers = new Dictionary<Guid, string> { [Guid.Empty] = "261130-\"A;B,C\"" };
        return StatementLayout.Of(Statement(), (party, party), numbers, language, TimeZoneInfo.Utc);
    }

    private static StatementDocument Statement()
    {
        StatementLine[] lines =
        [
            LineOf(1, LedgerKind.OrderCompleted, 1_222_455),
            LineOf(2, LedgerKind.OrderCompleted, 1_000),
            LineOf(3, LedgerKind.OrderRefunded, -1_101_000),
        ];
        return new(
            Guid.Empty,
            "EKS-2026-000012",
            Guid.Empty,
            null,
            new(2026, 11, 30, 3, 0, 0, TimeSpan.Zero),
            new(1_000, "TRY"),
            new(123_455, "TRY"),
            [
                new(LedgerKind.OrderCompleted, 2, new(1_223_455, "TRY")),
                new(LedgerKind.OrderRefunded, 1, new(-1_101_000, "TRY")),
            ],
            lines
        );
    }

    private static StatementLine LineOf(int line, LedgerKind kind, long minor) =>
        new(
            Guid.Empty,
            line,
            new(2026, 11, 29, 9, line, 0, TimeSpan.Zero),
            kind,
            "order",
            Guid.Empty,
            Guid.Empty,
            new(minor, "TRY"),
            null
        );

    private static JsonSerializerOptions WireOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonSetup.Configure(options);
        return options;
    }
}
