using System.Text.RegularExpressions;
using Marketplace.Foundation;

namespace Marketplace.UnitTests.Documents;

/// <summary>docs/locks.md names everything in the product that takes an advisory lock or locks rows.</summary>
public sealed partial class LocksDocumentTests
{
    [Fact]
    public void Document_EveryFileThatLocks_IsNamed()
    {
        var locking = Sources().Where(source => Locks(source.Text)).Select(source => source.Name).ToList();
        Assert.True(locking.Count > 15);
        var document = DocumentFiles.Read("docs", "locks.md");
        Assert.DoesNotContain(locking, name => !document.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT pg_try_advisory_xact_lock(1)", true)]
    [InlineData("await AdvisoryLocks.Categories.WaitAsync(db, cancellationToken);", true)]
    [InlineData("SELECT * FROM orders.orders FOR UPDATE", true)]
    [InlineData("SELECT id FROM sellers.sellers ORDER BY id FOR KEY SHARE", true)]
    [InlineData("UPDATE orders.orders SET status = 'Placed'", false)]
    public void Locks_OfAStatement_AreSeen(string sql, bool locks) => Assert.Equal(locks, Locks(sql));

    [Fact]
    public void Document_AdvisoryLocks_AreThoseOfTheListInItsOrder()
    {
        Assert.Equal(AdvisoryLocks.All.Values.Select(l => l.Title), AdvisoryRows().Select(r => r.Title));
        var listed = typeof(AdvisoryLocks).GetFields().Where(f => f.FieldType == typeof(AdvisoryLock));
        Assert.Equal(listed.Select(f => f.Name), AdvisoryLocks.All.Keys);
    }

    [Fact]
    public void Document_EveryFileThatTakesAnAdvisoryLock_StandsInItsRow()
    {
        var rows = AdvisoryRows().Select(r => r.Text).ToList();
        foreach (var (name, row) in AdvisoryLocks.All.Keys.Zip(rows))
        {
            var users = Sources().Where(s => Regex.IsMatch(s.Text, $@"AdvisoryLocks\s*\.{name}\b")).ToList();
            Assert.NotEmpty(users);
            Assert.All(users, user => Assert.Contains($"`{user.Name}", row, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Statements_OfAdvisoryLocks_AreWrittenInOneFile() =>
        Assert.Equal("AdvisoryLock", Assert.Single(Sources(), s => s.Text.Contains("pg_advisory_xact_lock")).Name);

    private static IEnumerable<(string Title, string Text)> AdvisoryRows() =>
        DocumentFiles
            .Read("docs", "locks.md")
            .Split("## Advisory locks")[1]
            .Split("## Row locks")[0]
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => (line.Split('|')[1].Trim(), line));

    private static IEnumerable<(string Name, string Text)> Sources() =>
        Directory
            .GetDirectories(DocumentFiles.Root, "Marketplace.*")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));

    private static bool Locks(string text) => Lock().IsMatch(text);

    [GeneratedRegex(
        @"pg_(try_)?advisory_(xact_)?lock|\bAdvisoryLocks\s*\.|\bFOR (NO KEY )?UPDATE\b|\bFOR (KEY )?SHARE\b"
    )]
    private static partial Regex Lock();
}
