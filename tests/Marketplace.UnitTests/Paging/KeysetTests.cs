using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.UnitTests.Paging;

/// <summary>Lists that continue after the last row of a page.</summary>
public sealed class KeysetTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Keyset<Line, Guid> ById = Keyset.Descending<Line>("newest", l => l.Id);
    private static readonly Keyset<AuditEntry, (DateTimeOffset, Guid)> ByTime = Keyset.Descending<
        AuditEntry,
        DateTimeOffset,
        Guid
    >("newest", e => e.At, e => e.Id);
    private readonly CursorCodec _cursors = new(Options.Create(new SecretOptions { RootKey = RootKey }));

    private static string RootKey => Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    [Fact]
    public void Pages_OfAList_ShowEachRowOnceInOrder()
    {
        var lines = Enumerable.Range(1, 7).Select(i => new Line(new Guid(i, 0, 0, new byte[8]))).ToList();
        var seen = new List<Guid>();
        var cursor = (string?)null;
        do
        {
            var opened = ById.Open(_cursors, new(3, cursor), "all").Value;
            var page = opened.From(opened.Of(lines.AsQueryable()).ToList(), l => l.Id);
            seen.AddRange(page.Data.Select(l => l.Id));
            cursor = page.NextCursor;
        } while (cursor is not null);
        Assert.Equal(lines.Select(l => l.Id).Reverse(), seen);
    }

    [Fact]
    public void Pages_ByANumber_ShowEachRowOnceInOrder()
    {
        var byNumber = Keyset.Descending<Numbered>("number", n => n.Number);
        var rows = Enumerable.Range(1, 12).Select(i => new Numbered(i)).ToList();
        var (seen, cursor) = (new List<int>(), (string?)null);
        do
        {
            var opened = byNumber.Open(_cursors, new(5, cursor), "all").Value;
            var page = opened.From(opened.Of(rows.AsQueryable()).ToList(), n => n.Number);
            seen.AddRange(page.Data.Select(n => n.Number));
            cursor = page.NextCursor;
        } while (cursor is not null);
        Assert.Equal(Enumerable.Range(1, 12).Reverse(), seen);
    }

    [Fact]
    public void Cursor_OfAPage_KeepsItsFormat()
    {
        var id = Guid.Parse("0195a1b2-0000-7000-8000-000000000001");
        var one = ById.Open(_cursors, new(1), "f").Value.From([new Line(id), new Line(id)], l => l.Id);
        Assert.Equal(_cursors.Encode("newest", "f", "0195a1b2-0000-7000-8000-000000000001"), one.NextCursor);
        var two = ByTime.Open(_cursors, new(1), "f").Value.From([0, 1], _ => (Noon, id));
        var ticks = "639079632000000000";
        Assert.Equal(_cursors.Encode("newest", "f", ticks, "0195a1b2-0000-7000-8000-000000000001"), two.NextCursor);
    }

    [Fact]
    public void Open_WithACursorOfOtherFilters_IsRefused()
    {
        var cursor = _cursors.Encode("newest", "f", Guid.Empty.ToString());
        Assert.Equal(PlatformErrors.CursorMismatch.Code, ById.Open(_cursors, new(3, cursor), "g").Error?.Code);
        Assert.Equal(PlatformErrors.CursorInvalid.Code, ById.Open(_cursors, new(3, "x" + cursor), "f").Error?.Code);
    }

    [Fact]
    public void Of_TwoColumns_ComparesThemAsARowWithParameters()
    {
        var cursor = _cursors.Encode("newest", "f", "639079632000000000", Guid.Empty.ToString());
        using var db = new MarketplaceDbContext(
            new DbContextOptionsBuilder<MarketplaceDbContext>().UseNpgsql("Host=nowhere").Options
        );
        var rows = ByTime.Open(_cursors, new(3, cursor), "f").Value.Of(db.AuditEntries);
        var sql = rows.ToQueryString();
        Assert.Matches(@"WHERE \(a\.""?\w+""?, a\.""?\w+""?\) < \(@\w+, @\w+\)", sql);
        Assert.Matches(@"ORDER BY a\.""?\w+""? DESC, a\.""?\w+""? DESC\s+LIMIT", sql);
    }

    private sealed record Line(Guid Id);

    private sealed record Numbered(int Number);
}
