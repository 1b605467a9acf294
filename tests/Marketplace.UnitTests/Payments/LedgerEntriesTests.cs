using CsCheck;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.UnitTests.Payments;

public sealed class LedgerEntriesTests
{
    private static readonly Guid Seller = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly Guid Order = Guid.Parse("0198c0de-0000-7000-8000-000000000002");

    private static readonly Gen<(Money Total, Money Commission)> Sales =
        from total in Gen.Long[1, 100_000_000]
        from bps in Gen.Int[0, 3_000]
        select (new Money(total, "TRY"), new Money(total, "TRY").ApplyRate(bps));

    [Fact]
    public void EveryEntry_AnySale_Balances() =>
        Gen.Select(Sales, Gen.Double[0, 1], Gen.Bool)
            .Sample(
                (sale, part, completed) =>
                {
                    var amount = new Money(Math.Max(1, (long)(sale.Total.Amount * part)), "TRY");
                    var none = Money.Zero("TRY");
                    AssertBalances(LedgerEntries.OrderPaid(Order, Seller, sale.Total, sale.Commission), sale.Total);
                    var back = LedgerEntries.ProportionalCommission(sale.Total, sale.Commission, none, amount);
                    AssertBalances(LedgerEntries.OrderRefunded(Order, Seller, amount, back, completed), null);
                    if (LedgerEntries.OrderPayable(Order, Seller, amount) is { } done)
                        AssertBalances(done, null);
                    if (LedgerEntries.CashCollected(Order, Seller, sale.Commission) is { } cash)
                        AssertBalances(cash, null);
                    AssertBalances(
                        LedgerEntries.SubscriptionPaid(Order, sale.Total, sale.Total.IncludedTax(2000)),
                        sale.Total
                    );
                    AssertBalances(LedgerEntries.LatePaymentReceived(Order, sale.Total), sale.Total);
                    AssertBalances(LedgerEntries.LatePaymentReturned(Order, sale.Total), sale.Total);
                    AssertBalances(LedgerEntries.OrderRefundReturned(Order, Seller, amount, back, completed), null);
                    AssertBalances(
                        LedgerEntries.SubscriptionRefundReturned(
                            Order,
                            sale.Total,
                            sale.Total.IncludedTax(2000),
                            none,
                            amount
                        ),
                        amount
                    );
                    AssertBalances(LedgerEntries.LatePaymentBack(Order, sale.Total), sale.Total);
                }
            );

    [Fact]
    public void OrderRefundReturned_AnyRefund_UndoesIt() =>
        Gen.Select(Sales, Gen.Bool)
            .Sample(
                (sale, completed) =>
                {
                    var back = new CommissionRefund(
                        sale.Commission.Amount,
                        LedgerEntries.CommissionTax(sale.Commission).Amount
                    );
                    LedgerEntry[] entries =
                    [
                        LedgerEntries.OrderRefunded(Order, Seller, sale.Total, back, completed),
                        LedgerEntries.OrderRefundReturned(Order, Seller, sale.Total, back, completed),
                    ];
                    Assert.All(
                        Balances(entries),
                        account => Assert.Equal((account.Key, 0), (account.Key, account.Value))
                    );
                }
            );

    /// <summary>How refunds were booked before they kept the commission of their lines.</summary>
    [Fact]
    public void ProportionalCommission_InAnyPortionsUntilNothingIsLeft_IsTheWhole() =>
        Gen.Select(Sales, Gen.Int[1, 12], Gen.Int)
            .Sample(
                (sale, portions, seed) =>
                {
                    var (commission, tax, before) = (0L, 0L, Money.Zero("TRY"));
                    foreach (var part in Portions(sale.Total, portions, seed))
                    {
                        var back = LedgerEntries.ProportionalCommission(sale.Total, sale.Commission, before, part);
                        (commission, tax) = (commission + back.CommissionMinor, tax + back.CommissionTaxMinor);
                        before += part;
                    }

                    Assert.Equal(sale.Commission.Amount, commission);
                    Assert.Equal(LedgerEntries.CommissionTax(sale.Commission).Amount, tax);
                }
            );

    [Fact]
    public void RefundCommissionCorrected_TooLittleGivenBack_CreditsTheStore()
    {
        var entry = LedgerEntries.RefundCommissionCorrected(Order, Seller, "TRY", new(200, 40), isPayable: true);
        Assert.Equal(
            [("commission_revenue", 200L, 0L), ("output_tax", 40, 0), ($"seller:{Seller}:payable", 0, 240)],
            entry!.Postings.Select(p => (p.Account.Code, p.DebitMinor, p.CreditMinor))
        );
        Assert.Null(LedgerEntries.RefundCommissionCorrected(Order, Seller, "TRY", new(0, 0), isPayable: true));
    }

    [Fact]
    public void OrderPaid_WorkedCase_PostsShareCommissionAndTax()
    {
        var entry = LedgerEntries.OrderPaid(Order, Seller, new(10_000, "TRY"), new(800, "TRY"));
        Assert.Equal(
            [
                ("psp_clearing", 10_000, 0),
                ($"seller:{Seller}:pending", 0, 9_040),
                ("commission_revenue", 0, 800),
                ("output_tax", 0, 160),
            ],
            entry.Postings.Select(p => (p.Account.Code, p.DebitMinor, p.CreditMinor))
        );
    }

    private static IEnumerable<Money> Portions(Money total, int count, int seed)
    {
        var random = new Random(seed);
        return MoneySplit
            .Split(total.Amount, [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(1, 1000))])
            .Where(p => p > 0)
            .Select(p => new Money(p, total.Currency));
    }

    private static Dictionary<string, long> Balances(IEnumerable<LedgerEntry> entries) =>
        entries
            .SelectMany(e => e.Postings)
            .GroupBy(p => p.Account.Code)
            .ToDictionary(g => g.Key, g => g.Sum(p => p.DebitMinor - p.CreditMinor));

    private static void AssertBalances(LedgerEntry entry, Money? total)
    {
        Assert.Equal(entry.Postings.Sum(p => p.DebitMinor), entry.Postings.Sum(p => p.CreditMinor));
        Assert.All(entry.Postings, p => Assert.True(p.DebitMinor > 0 ^ p.CreditMinor > 0));
        if (total is { } expected)
            Assert.Equal(expected.Amount, entry.Postings.Sum(p => p.DebitMinor));
    }
}
