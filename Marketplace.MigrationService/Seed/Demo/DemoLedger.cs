using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.MigrationService;

/// <summary>Books demo orders and invoices with the same entries as real ones.</summary>
internal sealed class DemoLedger(DemoRandom random, DemoTables tables)
{
    private readonly Dictionary<string, LedgerAccount> _accounts = [];

    /// <summary>Adds an entry; null adds nothing.</summary>
    public void Add(LedgerEntry? entry, DateTimeOffset at)
    {
        if (entry is null)
            return;
        var id = random.NewId(at);
        tables.Entries.Add(id, entry.Kind.ToString(), entry.RefType, entry.RefId, at, entry.Postings.Count);
        for (var i = 0; i < entry.Postings.Count; i++)
        {
            var posting = entry.Postings[i];
            _accounts[posting.Account.Code] = posting.Account;
            tables.Postings.Add(id, i + 1, posting.Account.Code, posting.DebitMinor, posting.CreditMinor);
        }
    }

    /// <summary>The accounts of the entries since the last call; open them before the entries are written.</summary>
    public IReadOnlyList<LedgerAccount> TakeAccounts()
    {
        LedgerAccount[] accounts = [.. _accounts.Values];
        _accounts.Clear();
        return accounts;
    }
}
