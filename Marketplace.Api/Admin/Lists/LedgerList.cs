using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Lists;

/// <summary>The entries of the ledger; a file has a line for each posting.</summary>
public sealed class LedgerList(
    QueryFilters asked,
    AdminText text,
    LedgerQueries book,
    IOptions<MarketplaceOptions> marketplace
) : AdminList<LedgerEntryView>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.When, T.Type, T.Reference, T.EntryId, T.Account, T.Debit, T.Credit, T.Currency];

    public override IEnumerable<object?[]> Lines(LedgerEntryView row) =>
        row.Postings.Select(posting =>
            new object?[]
            {
                row.At,
                row.Kind,
                $"{row.RefType} {row.RefId}",
                row.Id,
                posting.Account,
                Major(posting.DebitMinor),
                Major(posting.CreditMinor),
                marketplace.Value.Currency,
            }
        );

    protected override async Task<RowReader<LedgerEntryView>> OpenAsync(CancellationToken cancellationToken)
    {
        var account = Asked.Word("account", T.Account);
        var about = await Asked.RecordAsync("refId", T.Reference, true, RecordKind.Order, RecordKind.Invoice);
        return (page, ct) => book.ListAsync(account, about?.Id, page, ct);
    }

    private decimal Major(long minor) => Currencies.ToMajor(new(minor, marketplace.Value.Currency));
}
