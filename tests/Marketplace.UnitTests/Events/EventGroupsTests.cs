using Marketplace.Foundation;

namespace Marketplace.UnitTests.Events;

/// <summary>Which events of a batch are handled together. An event is written as type, subject and number.</summary>
public sealed class EventGroupsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Pa1 Pb2 Pc3", "Pa1+Pb2+Pc3")]
    [InlineData("Pa1 Pa2", "Pa1+Pa2")]
    [InlineData("Pa1 Qb2 Pc3 Qd4", "Pa1+Pc3 Qb2+Qd4")]
    [InlineData("Pa1 Qa2 Pb3 Qb4", "Pa1+Pb3 Qa2+Qb4")]
    [InlineData("Pa1 Qa2 Pa3 Pb4", "Pa1 Qa2 Pa3+Pb4")]
    [InlineData("Qa1 Pa2 Qb3 Pb4 Qa5", "Qa1+Qb3 Pa2+Pb4 Qa5")]
    public void Of_TypesThatTakeBatches_JoinsWhatKeepsTheOrderOfEachSubject(string events, string groups) =>
        Assert.Equal(groups, Grouped(events, _ => true));

    [Fact]
    public void Of_ATypeHandledOneByOne_IsNeverJoined() =>
        Assert.Equal("Pa1+Pb3 Qa2 Qc4", Grouped("Pa1 Qa2 Pb3 Qc4", type => type == "P"));

    [Fact]
    public void Of_ManyRandomBatches_KeepsEveryEventAndTheOrderOfEachSubject()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            EventEnvelope[] events =
            [
                .. Enumerable
                    .Range(0, 30)
                    .Select(n => Envelope($"{"PQR"[random.Next(3)]}{"abcde"[random.Next(5)]}{n}")),
            ];
            var groups = EventGroups.Of(events, type => type != "R");

            Assert.All(groups, group => Assert.Single(group.Select(e => e.Type).Distinct()));
            var handled = groups.SelectMany(group => group).ToList();
            Assert.Equal(events.Length, handled.Count);
            foreach (var subject in events.GroupBy(e => e.Subject))
                Assert.Equal(subject, handled.Where(e => e.Subject == subject.Key));
        }
    }

    private static string Grouped(string events, Func<string, bool> takesBatches) =>
        string.Join(
            ' ',
            EventGroups
                .Of(events.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Envelope), takesBatches)
                .Select(group => string.Join('+', group.Select(e => e.Data)))
        );

    private static EventEnvelope Envelope(string text) =>
        new(Guid.CreateVersion7(), text[..1], "/test", text[1..2], DateTimeOffset.UnixEpoch, text, null);
}
