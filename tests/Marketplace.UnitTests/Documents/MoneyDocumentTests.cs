using System.Globalization;
using System.Text;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.UnitTests.Documents;

/// <summary>The worked example of docs/money.md is what the ledger's entries come to.</summary>
public sealed class MoneyDocumentTests
{
    private const string Begin = "<!-- example: begin -->\n";
    private const string End = "<!-- example: end -->\n";
    private const int Withholding = 100;

    private static readonly Guid Seller = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly Guid Order = Guid.Parse("0198c0de-0000-7000-8000-000000000002");
    private static readonly Guid Refund = Guid.Parse("0198c0de-0000-7000-8000-000000000003");
    private static readonly Guid Payout = Guid.Parse("0198c0de-0000-7000-8000-000000000004");

    // Two units at 500.00 and 49.90 delivery, all with 20 % tax; commission 10 % of the goods.
    private static readonly Money Total = new(104_990, "TRY");
    private static readonly Money Commission = new(10_000, "TRY");
    private static readonly Money Unit = new(50_000, "TRY");

    [Fact]
    public void Document_Example_IsWhatTheEntriesComeTo()
    {
        var document = DocumentFiles.Read("docs", "money.md");
        var (begin, end) = (
            document.IndexOf(Begin, StringComparison.Ordinal),
            document.IndexOf(End, StringComparison.Ordinal)
        );
        Assert.True(begin >= 0 && end > begin, "docs/money.md has lost the marks around its example.");
        var expected = Table();
        Assert.True(
            document[(begin + Begin.Length)..end] == expected,
            "docs/money.md is out of date. Between its marks there should be:\n" + expected
        );
    }

    /// <summary>After everything the store has what it earned of the unit that was kept, and every account is
    /// explained.
    /// </summary>
    [Fact]
    public void Example_WhenAllIsPaid_LeavesTheSellerWithTheSharesOfWhatWasKept()
    {
        var left = Entries()
            .SelectMany(step => step.Entry.Postings)
            .GroupBy(p => NameOf(p.Account))
            .ToDictionary(g => g.Key, g => g.Sum(p => p.CreditMinor - p.DebitMinor));

        Assert.Equal(0, left["seller:pending"]);
        Assert.Equal(0, left["payouts_in_transit"]);
        Assert.Equal(-(Total - Unit).Amount, left["psp_clearing"]);
        Assert.Equal(5_000, left["commission_revenue"]);
        Assert.Equal(1_000, left["output_tax"]);
        Assert.Equal(0, left.Values.Sum());
    }

    private static List<(string What, LedgerEntry Entry)> Entries()
    {
        var pending = Total - Commission - LedgerEntries.CommissionTax(Commission);
        var withheld = (Total - Total.IncludedTax(2_000)).ApplyRate(Withholding);
        var payout = pending - withheld;
        var back = new CommissionRefund(5_000, 1_000);
        var withheldBack = new Money(
            (long)Rounding.DivideHalfAway((Int128)withheld.Amount * Unit.Amount, Total.Amount),
            "TRY"
        );
        return
        [
            ("the card is charged", LedgerEntries.OrderPaid(Order, Seller, Total, Commission)),
            ("the order is delivered", LedgerEntries.OrderPayable(Order, Seller, pending)!),
            ("the same moment", LedgerEntries.Withheld(Order, Seller, withheld)),
            ("the run reserves", LedgerEntries.PayoutReserved(Payout, Seller, payout)),
            ("the bank pays", LedgerEntries.PayoutPaid(Payout, payout)),
            ("one unit is refunded", LedgerEntries.OrderRefunded(Refund, Seller, Unit, back, isPayable: true)),
            ("the same moment", LedgerEntries.WithheldBack(Order, Seller, withheldBack)),
        ];
    }

    private static string Table()
    {
        var table = new StringBuilder("| what happens | account | debit | credit |\n|---|---|---|---|\n");
        foreach (var (what, entry) in Entries())
        {
            foreach (var posting in entry.Postings)
            {
                var (debit, credit) = (Show(posting.DebitMinor), Show(posting.CreditMinor));
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"| {what} | `{NameOf(posting.Account)}` | {debit} | {credit} |\n"
                );
            }
        }

        return table.ToString();
    }

    private static string NameOf(LedgerAccount account) =>
        account.SellerId is { } seller
            ? account.Code.Replace($":{seller}", "", StringComparison.Ordinal)
            : account.Code;

    private static string Show(long minor) =>
        minor == 0 ? "" : (minor / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);
}
