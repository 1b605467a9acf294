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
                    AssertBalances(
                        LedgerEntries.OrderRefunded(
                            Order,
                            Seller,
                            sale.Total,
                            sale.Commission,
                            none,
                            amount,
                            completed
                        ),
                        null
                    );
                    if (LedgerEntries.OrderCompleted(Order, Seller, sale.Total, sale.Commission, amount) is { } done)
                        AssertBalances(done, null);
                    if (LedgerEntries.CashCollected(Order, Seller, sale.Commission) is { } cash)
                        AssertBalances(cash, null);
                    AssertBalances(
                        LedgerEntries.SubscriptionPaid(Order, sale.Total, sale.Total.IncludedTax(2000)),
                        sale.Total
                    );
                    AssertBalances(LedgerEntries.LatePaymentReceived(Order, sale.Total), sale.Total);
                    AssertBalances(LedgerEntries.LatePaymentReturned(Order, sale.Total), sale.Total);
                    AssertBalances(
                        LedgerEntries.OrderRefundReturned(
                            Order,
                            Seller,
                            sale.Total,
                            sale.Commission,
                            none,
                            amount,
                            completed
                        ),
                        null
                    );
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
    public void RefundReturned_BetweenOthers_LeavesWhatTheOthersAloneWouldHave() =>
        Gen.Select(Sales, Gen.Int[3, 12], Gen.Int)
            .Sample(
                (sale, portions, seed) =>
                {
                    var parts = Portions(sale.Total, portions, seed).ToArray();
                    var (entries, before) = (new List<LedgerEntry>(), Money.Zero("TRY"));
                    foreach (var part in parts.SkipLast(1))
                    {
                        entries.Add(
                            LedgerEntries.OrderRefunded(
                                Order,
                                Seller,
                                sale.Total,
                                sale.Commission,
                                before,
                                part,
                                completed: false
                            )
                        );
                        before += part;
                    }

                    if (before.IsZero)
                        return;
                    var without = before - parts[0];
                    entries.Add(
                        LedgerEntries.OrderRefundReturned(
                            Order,
                            Seller,
                            sale.Total,
                            sale.Commission,
                            without,
                            parts[0],
                            completed: false
                        )
                    );
                    var expected = without.IsZero
                        ? []
                        : Balances([
                            LedgerEntries.OrderRefunded(
                                Order,
                                Seller,
                                sale.Total,
                                sale.Commission,
                                Money.Zero("TRY"),
                                without,
                                completed: false
                            ),
                        ]);
                    Assert.All(
                        Balances(entries),
                        account =>
                            Assert.Equal(
                                (account.Key, expected.GetValueOrDefault(account.Key)),
                                (account.Key, account.Value)
                            )
                    );
                }
            );

    [Fact]
    public void Refunds_InAnyPortionsUntilNothingIsLeft_UndoTheSale() =>
        Gen.Select(Sales, Gen.Int[1, 12], Gen.Int)
            .Sample(
                (sale, portions, seed) =>
                {
                    var entries = new List<LedgerEntry>
                    {
                        LedgerEntries.OrderPaid(Order, Seller, sale.Total, sale.Commission),
                    };
                    var before = Money.Zero("TRY");
                    foreach (var part in Portions(sale.Total, portions, seed))
                    {
                        entries.Add(
                            LedgerEntries.OrderRefunded(
                                Order,
                                Seller,
                                sale.Total,
                                sale.Commission,
                                before,
                                part,
                                completed: false
                            )
                        );
                        before += part;
                    }

                    Assert.All(Balances(entries), account => Assert.Equal(0, account.Value));
                }
            );

    [Fact]
    public void Complete_AfterSomeRefunds_LeavesNothingPending() =>
        Gen.Select(Sales, Gen.Int[1, 12], Gen.Int)
            .Sample(
                (sale, portions, seed) =>
                {
                    var entries = new List<LedgerEntry>
                    {
                        LedgerEntries.OrderPaid(Order, Seller, sale.Total, sale.Commission),
                    };
                    var before = Money.Zero("TRY");
                    foreach (var part in Portions(sale.Total, portions, seed).SkipLast(1))
                    {
                        entries.Add(
                            LedgerEntries.OrderRefunded(
                                Order,
                                Seller,
                                sale.Total,
                                sale.Commission,
                                before,
                                part,
                                completed: false
                            )
                        );
                        before += part;
                    }

                    if (LedgerEntries.OrderCompleted(Order, Seller, sale.Total, sale.Commission, before) is { } done)
                        entries.Add(done);
                    Assert.Equal(0, Balances(entries).GetValueOrDefault(LedgerAccount.SellerPending(Seller).Code));
                }
            );

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
