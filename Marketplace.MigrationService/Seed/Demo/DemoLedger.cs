using Marketplace.Modules.Payments.Contracts;
using Npgsql;

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

    /// <summary>Opens the accounts of the entries; call it before the entries are written.</summary>
    public async Task OpenAccountsAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO ledger.accounts (code, type, seller_id, currency) SELECT *, 'TRY' FROM unnest(@codes, @types, "
                + "@sellers) ON CONFLICT DO NOTHING",
            connection,
            transaction
        );
        command.Parameters.AddWithValue("codes", _accounts.Values.Select(a => a.Code).ToArray());
        command.Parameters.AddWithValue("types", _accounts.Values.Select(a => a.Type.ToString()).ToArray());
        command.Parameters.AddWithValue("sellers", _accounts.Values.Select(a => a.SellerId).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
