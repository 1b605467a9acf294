using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.UnitTests.Payments;

/// <summary>What a store reads of the entries that moved its balance.</summary>
public sealed class StatementRuleTests
{
    private static readonly Guid Seller = Guid.Parse("01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a");

    [Fact]
    public void Kinds_WithWordsForStores_HaveARule()
    {
        var named = Enum.GetValues<LedgerKind>()
            .Where(kind => LedgerKindWords.Of(kind).In(Language.English) != kind.ToString());
        Assert.Equal(named.Order(), StatementRuleWords.Kinds.Order());
    }

    [Theory]
    [InlineData(30_000, 30_000, 0)]
    [InlineData(-700, 0, 700)]
    public void SettledBefore_BalanceOfEitherSign_LeavesNothing(long balance, long debit, long credit)
    {
        var entry = LedgerEntries.SettledBefore(Seller, new(balance, "TRY"));
        Assert.Equal(0, entry.Postings.Sum(p => p.DebitMinor - p.CreditMinor));
        var payable = entry.Postings.Single(p => p.Account.SellerId == Seller);
        Assert.Equal((debit, credit), (payable.DebitMinor, payable.CreditMinor));
    }

    [Theory]
    [InlineData(250)]
    [InlineData(-250)]
    public void LinesOf_AnAmount_GiveItToTheStoreOrTakeIt(long amount)
    {
        var lines = ProposeAdjustment.LinesOf(AdjustmentAccount.Goodwill, amount);
        Assert.Equal(0, lines.Sum(l => l.DebitMinor - l.CreditMinor));
        Assert.All(lines, l => Assert.True(l.DebitMinor >= 0 && l.CreditMinor >= 0));
        var store = lines.Single(l => l.Account == AdjustmentAccount.SellerPayable);
        Assert.Equal(amount, store.CreditMinor - store.DebitMinor);
    }
}
