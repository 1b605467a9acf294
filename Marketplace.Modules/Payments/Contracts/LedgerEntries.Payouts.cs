using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <content>Entries of payouts, of the tax withheld from earnings, of what the provider takes and pays out of the money
/// it holds for us, and of adjustments.</content>
public static partial class LedgerEntries
{
    /// <summary>A payout was reserved out of a store's payable balance.</summary>
    public static LedgerEntry PayoutReserved(Guid payoutId, Guid sellerId, Money amount) =>
        Reserved(payoutId, LedgerAccount.SellerPayable(sellerId), amount);

    /// <summary>A payout was reserved out of what is owed to a buyer who had paid at the door.</summary>
    public static LedgerEntry PayoutReserved(Guid payoutId, Money amount) =>
        Reserved(payoutId, LedgerAccount.BuyerRefunds, amount);

    /// <summary>The bank paid a payout, or the provider paid it out of the money it holds for us.</summary>
    public static LedgerEntry PayoutPaid(Guid payoutId, Money amount, bool byProvider = false) =>
        Entry(
            LedgerKind.PayoutPaid,
            PayoutRef,
            payoutId,
            amount.Currency,
            Debit(LedgerAccount.PayoutsInTransit, amount),
            Credit(PaidOutOf(byProvider), amount)
        );

    /// <summary>The provider paid a payout to a store after all, which had failed: its money was payable
    /// again.</summary>
    public static LedgerEntry PayoutPaidAfterFailure(Guid payoutId, Guid sellerId, Money amount) =>
        Entry(
            LedgerKind.PayoutPaid,
            PayoutRef,
            payoutId,
            amount.Currency,
            Debit(LedgerAccount.SellerPayable(sellerId), amount),
            Credit(PaidOutOf(byProvider: true), amount)
        );

    /// <summary>A payout failed, was returned or was called off: its money is owed again.</summary>
    /// <param name="reserved">The entry that reserved it.</param>
    /// <param name="wasPaid">Whether the bank, or the provider, had paid it.</param>
    public static LedgerEntry PayoutBack(LedgerEntry reserved, bool wasPaid, bool byProvider = false)
    {
        var paidOutOf = PaidOutOf(byProvider);
        var back = Reverse(reserved, LedgerKind.PayoutBack);
        return !wasPaid
            ? back
            : back with
            {
                Postings = back
                    .Postings.Select(p =>
                        p.Account == LedgerAccount.PayoutsInTransit ? p with { Account = paidOutOf } : p
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

    private static LedgerAccount PaidOutOf(bool byProvider) =>
        byProvider ? LedgerAccount.ProviderClearing : LedgerAccount.Bank;

    private static LedgerEntry Reserved(Guid payoutId, LedgerAccount from, Money amount) =>
        Entry(
            LedgerKind.PayoutReserved,
            PayoutRef,
            payoutId,
            amount.Currency,
            Debit(from, amount),
            Credit(LedgerAccount.PayoutsInTransit, amount)
        );

    private const string ProviderTransactionRef = "provider_transaction";

    /// <summary>The provider took a fee, or gave one back.</summary>
    /// <param name="fee">Negative when it gave back; not zero.</param>
    public static LedgerEntry ProviderFee(Guid transactionId, Money fee) =>
        OutOfClearing(LedgerKind.PspFee, transactionId, LedgerAccount.ProviderFees, fee);

    /// <summary>The provider transferred money to our bank account, or a transfer came back.</summary>
    /// <param name="arrived">What arrived there; negative when it came back, not zero.</param>
    public static LedgerEntry ProviderSettled(Guid transactionId, Money arrived) =>
        OutOfClearing(LedgerKind.PspSettled, transactionId, LedgerAccount.Bank, arrived);

    private static LedgerEntry OutOfClearing(LedgerKind kind, Guid transactionId, LedgerAccount to, Money amount)
    {
        var isTaken = amount.Amount > 0;
        var size = new Money(Math.Abs(amount.Amount), amount.Currency);
        var (debit, credit) = isTaken ? (to, LedgerAccount.ProviderClearing) : (LedgerAccount.ProviderClearing, to);
        return Entry(
            kind,
            ProviderTransactionRef,
            transactionId,
            amount.Currency,
            Debit(debit, size),
            Credit(credit, size)
        );
    }
}
