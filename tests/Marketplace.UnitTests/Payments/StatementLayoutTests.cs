using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.UnitTests.Payments;

/// <summary>A statement on paper adds up, line by line.</summary>
public sealed class StatementLayoutTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");
    private static readonly PartyIdentity Party = new("Pazar A.Ş.", null, null, null, null);

    [Fact]
    public void Of_RandomStatements_RunFromOpeningToClosing()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var statement = RandomStatement(random);
            var document = LayOut(statement, Language.English);
            var balances = document.Rows.Select(r => r[4].Minor!.Value).ToArray();
            Assert.Equal(statement.Opening.Amount, balances[0]);
            Assert.Equal(statement.Closing.Amount, balances[^1]);
            Assert.Equal(balances[^1], balances[^2]);
            for (var line = 1; line < balances.Length - 1; line++)
                Assert.Equal(document.Rows[line][3].Minor, balances[line] - balances[line - 1]);
            Assert.Equal(statement.Closing.Amount, document.Totals.SkipLast(1).Sum(t => t.Minor));
        }
    }

    [Fact]
    public void Of_LocalMidnight_IsTheDayOfTheMarketplace()
    {
        var statement = RandomStatement(new Random(1)) with
        {
            Lines = [LineOf(new(2026, 11, 29, 21, 30, 0, TimeSpan.Zero), 100)],
        };
        Assert.Equal(new DateOnly(2026, 11, 30), LayOut(statement, Language.Turkish).Rows[1][0].Day);
    }

    private static FinanceDocument LayOut(StatementDocument statement, Language language) =>
        StatementLayout.Of(statement, (Party, Party), new Dictionary<Guid, string>(), language, Zone);

    private static StatementDocument RandomStatement(Random random)
    {
        var at = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        var lines = Enumerable
            .Range(0, random.Next(1, 40))
            .Select(i => LineOf(at.AddHours(i), random.NextInt64(-50_000, 100_000)))
            .ToArray();
        var opening = random.NextInt64(-10_000, 10_000);
        return new(
            Guid.Empty,
            "EKS-2026-000001",
            Guid.Empty,
            null,
            at.AddDays(7),
            new(opening, "TRY"),
            new(opening + lines.Sum(l => l.Amount.Amount), "TRY"),
            [
                .. lines
                    .GroupBy(l => l.Kind)
                    .Select(g => new StatementSumView(g.Key, g.Count(), new(g.Sum(l => l.Amount.Amount), "TRY"))),
            ],
            lines
        );
    }

    private static StatementLine LineOf(DateTimeOffset at, long minor) =>
        new(
            Guid.Empty,
            1,
            at,
            minor < 0 ? LedgerKind.OrderRefunded : LedgerKind.OrderCompleted,
            "order",
            Guid.Empty,
            null,
            new(minor, "TRY"),
            null
        );
}
