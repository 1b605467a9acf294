using System.Text.RegularExpressions;

namespace Marketplace.UnitTests.Documents;

/// <summary>docs/locks.md names everything in the product that takes an advisory lock or locks rows.</summary>
public sealed partial class LocksDocumentTests
{
    [Fact]
    public void Document_EveryFileThatLocks_IsNamed()
    {
        var locking = Directory
            .GetDirectories(DocumentFiles.Root, "Marketplace.*")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => Locks(File.ReadAllText(file)))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToList();
        Assert.True(locking.Count > 15);
        var document = DocumentFiles.Read("docs", "locks.md");
        Assert.DoesNotContain(locking, name => !document.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT pg_try_advisory_xact_lock(1)", true)]
    [InlineData("SELECT * FROM orders.orders FOR UPDATE", true)]
    [InlineData("SELECT id FROM sellers.sellers ORDER BY id FOR KEY SHARE", true)]
    [InlineData("UPDATE orders.orders SET status = 'Placed'", false)]
    public void Locks_OfAStatement_AreSeen(string sql, bool locks) => Assert.Equal(locks, Locks(sql));

    private static bool Locks(string text) => Lock().IsMatch(text);

    [GeneratedRegex(@"pg_(try_)?advisory_(xact_)?lock|\bFOR (NO KEY )?UPDATE\b|\bFOR (KEY )?SHARE\b")]
    private static partial Regex Lock();
}
