using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <content>Entries of payouts, of the tax withheld from earnings, and of adjustments.</content>
public static partial class LedgerEntries
{
    /// <summary>A payout was reserved out of a store's payable balance.</summary>
    public static LedgerEntry PayoutReserved(Guid payoutId, Guid sellerId, Money amount) =>
        Reserved(payoutId, LedgerAccount.SellerPayable(sellerId), amount);

    /// <summary>A payout was reserved out of what is owed to a buyer who had paid at the door.</summary>
    public static LedgerEntry PayoutReserved(Guid payoutId, Money amount) =>
        Reserved(payoutId, LedgerAccount.BuyerRefunds, amount);

    /// <summary>The bank paid a payout.</summary>
    public static LedgerEntry PayoutPaid(Guid payoutId, Money amount) =>
        Entry(
            LedgerKind.PayoutPaid,
            PayoutRef,
            payoutId,
            amount.Currency,
            Debit(LedgerAccount.PayoutsInTransit, amount),
            Credit(LedgerAccount.Bank, amount)
        );

    /// <summary>A payout failed, was returned or was called off: its money is owed again.</summary>
    /// <param name="reserved">The entry that reserved it.</param>
    /// <param name="wasPaid">Whether the bank had paid it.</param>
    public static LedgerEntry PayoutBack(LedgerEntry reserved, bool wasPaid)
    {
        var back = Reverse(reserved, LedgerKind.PayoutBack);
        return !wasPaid
            ? back
            : back with
            {
                Postings = back
                    .Postings.Select(p =>
                        p.Account == LedgerAccount.PayoutsInTransit ? p with { Account = LedgerAccount.Bank } : p
                    )
                    .ToArray(),
            };
    }

    /// <summary>Tax was withheld from what an order earns, to be paid to the tax office.</summary>
    public static LedgerEntry Withheld(Guid orderId, Guid sellerId, Money amount) =>
        Entry(
            LedgerKind.Withheld,
            "order",
            orderId,
            amount.Currency,
            Debit(LedgerAccount.SellerPayable(sellerId), amount),
            Credit(LedgerAccount.WithholdingPayable, amount)
        );

    /// <summary>Withheld tax went back to the store, because the order was refunded.</summary>
    public static LedgerEntry WithheldBack(Guid orderId, Guid sellerId, Money amount) =>
        Reverse(Withheld(orderId, sellerId, amount), LedgerKind.WithheldBack);

    /// <summary>A store's payable balance from before its first statement was settled by other means: paid to the
    /// store,
    /// or by it when it owed.</summary>
    /// <param name="balance">Negative when the store owed.</param>
    public static LedgerEntry SettledBefore(Guid sellerId, Money balance) =>
        Entry(
            LedgerKind.SettledBefore,
            "seller",
            sellerId,
            balance.Currency,
            Debit(LedgerAccount.SellerPayable(sellerId), balance),
            Credit(LedgerAccount.Bank, balance)
        );

    /// <summary>Corrects a store's payable balance, as two administrators agreed.</summary>
    /// <param name="postings">Balanced.</param>
    public static LedgerEntry Adjustment(Guid adjustmentId, string currency, IEnumerable<LedgerPosting> postings) =>
        Entry(LedgerKind.Adjustment, "adjustment", adjustmentId, currency, postings.ToArray());

    private const string PayoutRef = "payout";

    private static LedgerEntry Reserved(Guid payoutId, LedgerAccount from, Money amount) =>
        Entry(
            LedgerKind.PayoutReserved,
            PayoutRef,
            payoutId,
            amount.Currency,
            Debit(from, amount),
            Credit(LedgerAccount.PayoutsInTransit, amount)
        );
}
