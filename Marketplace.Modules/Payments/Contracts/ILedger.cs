using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>The marketplace's double-entry ledger, written in the transaction of the business fact.</summary>
/// <remarks>Append-only: a mistake is corrected by another entry. Debits equal credits in every entry; the database
/// checks this at commit.</remarks>
public interface ILedger
{
    /// <summary>Posts an entry; create it with <see cref="LedgerEntries"/>.</summary>
    /// <remarks>Repeat: a second entry with the same kind, reference and number does nothing. Locks: the caller needs
    /// to hold none; call it last.</remarks>
    Task PostAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>A store's balance; zero if it has no postings. One statement.</summary>
    Task<SellerBalance> BalanceAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>What an order still has pending for its store. One statement.</summary>
    Task<long> PendingOfOrderAsync(Guid orderId, CancellationToken cancellationToken);

    /// <summary>Commission and tax booked back for an order's refunds, corrections included. One statement.</summary>
    Task<CommissionBooked> CommissionRefundedOfOrderAsync(Guid orderId, CancellationToken cancellationToken);
}

/// <summary>A store's balance.</summary>
/// <param name="Pending">From orders whose earnings are not payable yet.</param>
/// <param name="Payable">Ready to be paid out; negative when the store owes.</param>
public sealed record SellerBalance(Money Pending, Money Payable);

/// <summary>What was booked back of an order's commission, minor units.</summary>
/// <param name="Corrections">Number of entries that corrected it.</param>
public sealed record CommissionBooked(long CommissionMinor, long CommissionTaxMinor, int Corrections);

/// <summary>The kind of business fact an entry records.</summary>
public enum LedgerKind
{
    OrderPaid,

    /// <summary>What was pending for an order became payable. The name is that of the time when only a completed order
    /// did.</summary>
    OrderCompleted,
    OrderRefunded,
    CashCollected,
    SubscriptionPaid,
    SubscriptionRefunded,
    LatePaymentReceived,
    LatePaymentReturned,
    OrderRefundReturned,
    SubscriptionRefundReturned,
    LatePaymentBack,
    RefundCommissionCorrected,
    RefundUnassigned,
    RefundUnassignedReturned,
    RefundAssigned,
    DisputeOpened,
    DisputeWon,
    DisputeLost,
    CashRefundDue,
    CashRefundPaid,
    PayoutReserved,
    PayoutPaid,
    PayoutBack,
    Withheld,
    WithheldBack,

    /// <summary>The provider took a fee out of the money it holds for us, or gave one back.</summary>
    PspFee,

    /// <summary>The provider transferred money to our bank account.</summary>
    PspSettled,

    /// <summary>What a store had payable before its first statement was settled by other means.</summary>
    SettledBefore,

    /// <summary>Two administrators corrected a store's balance.</summary>
    Adjustment,

    /// <summary>A refund that the payer's card did not take was transferred from our bank account.</summary>
    RefundPaidByBank,

    /// <summary>What the marketplace bore of a lost dispute is booked as a refund instead.</summary>
    DisputeLossReplaced,

    /// <summary>The payer's bank sent such a transfer back.</summary>
    RefundByBankReturned,
}

/// <summary>One balanced entry.</summary>
/// <param name="RefId">Order, refund, invoice or payment; unique together with the kind and the number.</param>
public sealed record LedgerEntry(
    LedgerKind Kind,
    string RefType,
    Guid RefId,
    string Currency,
    IReadOnlyList<LedgerPosting> Postings
)
{
    /// <summary>From 1; counts repetitions of the same fact (a refund whose money came back is paid again).</summary>
    public int Number { get; init; } = 1;
}

/// <summary>One side of an entry: exactly one of debit and credit is positive.</summary>
public sealed record LedgerPosting(LedgerAccount Account, long DebitMinor, long CreditMinor);

/// <summary>A ledger account.</summary>
/// <param name="Code">For example <c>psp_clearing</c> or <c>seller:{id}:payable</c>.</param>
public sealed record LedgerAccount(string Code, LedgerAccountType Type, Guid? SellerId = null)
{
    /// <summary>Money the payment provider holds for us.</summary>
    public static readonly LedgerAccount ProviderClearing = new("psp_clearing", LedgerAccountType.Asset);

    public static readonly LedgerAccount CommissionRevenue = new("commission_revenue", LedgerAccountType.Revenue);

    public static readonly LedgerAccount SubscriptionRevenue = new("subscription_revenue", LedgerAccountType.Revenue);

    /// <summary>Tax the marketplace owes on commission and subscriptions.</summary>
    public static readonly LedgerAccount OutputTax = new("output_tax", LedgerAccountType.Liability);

    /// <summary>Money from late payments, until it is refunded.</summary>
    public static readonly LedgerAccount LatePayments = new("late_payments", LedgerAccountType.Liability);

    /// <summary>Money refunded at the provider, until an administrator says for which order.</summary>
    public static readonly LedgerAccount UnassignedRefunds = new("unassigned_refunds", LedgerAccountType.Asset);

    /// <summary>Disputed money that the provider has withdrawn, until the payer's bank decides.</summary>
    public static readonly LedgerAccount DisputesOpen = new("disputes_open", LedgerAccountType.Asset);

    /// <summary>Lost disputes that nobody else bears.</summary>
    public static readonly LedgerAccount DisputeLosses = new("dispute_losses", LedgerAccountType.Expense);

    /// <summary>Money owed to buyers of cash orders whose returns were accepted.</summary>
    public static readonly LedgerAccount BuyerRefunds = new("buyer_refunds", LedgerAccountType.Liability);

    /// <summary>Money on our own bank account.</summary>
    public static readonly LedgerAccount Bank = new("bank", LedgerAccountType.Asset);

    /// <summary>Payouts that are reserved and not paid yet.</summary>
    public static readonly LedgerAccount PayoutsInTransit = new("payouts_in_transit", LedgerAccountType.Liability);

    /// <summary>Tax withheld from earnings, owed to the tax office.</summary>
    public static readonly LedgerAccount WithholdingPayable = new("withholding_payable", LedgerAccountType.Liability);

    /// <summary>Money given to a store without owing it.</summary>
    public static readonly LedgerAccount Goodwill = new("goodwill", LedgerAccountType.Expense);

    /// <summary>Debts of stores that nobody will pay.</summary>
    public static readonly LedgerAccount BadDebt = new("bad_debt", LedgerAccountType.Expense);

    /// <summary>Fees of the payment provider.</summary>
    public static readonly LedgerAccount ProviderFees = new("psp_fees", LedgerAccountType.Expense);

    /// <summary>Earnings from orders that are not delivered yet, or not completed where that counts.</summary>
    public static LedgerAccount SellerPending(Guid sellerId) =>
        new($"seller:{sellerId}:pending", LedgerAccountType.Liability, sellerId);

    /// <summary>Earnings ready to be paid out.</summary>
    public static LedgerAccount SellerPayable(Guid sellerId) =>
        new($"seller:{sellerId}:payable", LedgerAccountType.Liability, sellerId);
}

/// <summary>The type of an account.</summary>
public enum LedgerAccountType
{
    Asset,
    Liability,
    Revenue,
    Expense,
}
