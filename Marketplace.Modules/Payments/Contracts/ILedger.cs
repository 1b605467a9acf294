using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>The marketplace's double-entry book, written in the transaction of the business fact.</summary>
/// <remarks>Append-only: a mistake is corrected by another entry. Debits equal credits per entry, checked by the
/// database at the commit.</remarks>
public interface ILedger
{
    /// <summary>Books an entry; make it with <see cref="LedgerEntries"/>.</summary>
    /// <remarks>Repeat: a second entry of the same kind, reference and number does nothing. Locks: none held by the
    /// caller are needed; call it last.</remarks>
    Task PostAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>What a store has earned; zero for one without postings. One statement.</summary>
    Task<SellerBalance> BalanceAsync(Guid sellerId, CancellationToken cancellationToken);
}

/// <summary>A store's money.</summary>
/// <param name="Pending">Of orders not completed yet.</param>
/// <param name="Payable">Ready to be paid out; negative when the store owes.</param>
public sealed record SellerBalance(Money Pending, Money Payable);

/// <summary>What an entry is about.</summary>
public enum LedgerKind
{
    OrderPaid,
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
    /// <summary>From 1: which time the same fact happens to the same thing (a refund whose money returned is paid
    /// again).</summary>
    public int Number { get; init; } = 1;
}

/// <summary>One side of an entry: exactly one of debit and credit is above zero.</summary>
public sealed record LedgerPosting(LedgerAccount Account, long DebitMinor, long CreditMinor);

/// <summary>An account of the book.</summary>
/// <param name="Code">For example <c>psp_clearing</c> or <c>seller:{id}:payable</c>.</param>
public sealed record LedgerAccount(string Code, LedgerAccountType Type, Guid? SellerId = null)
{
    /// <summary>Money the payment provider holds for us.</summary>
    public static readonly LedgerAccount ProviderClearing = new("psp_clearing", LedgerAccountType.Asset);

    public static readonly LedgerAccount CommissionRevenue = new("commission_revenue", LedgerAccountType.Revenue);

    public static readonly LedgerAccount SubscriptionRevenue = new("subscription_revenue", LedgerAccountType.Revenue);

    /// <summary>Tax we owe on commission and subscriptions.</summary>
    public static readonly LedgerAccount OutputTax = new("output_tax", LedgerAccountType.Liability);

    /// <summary>Money that arrived too late, until it is sent back.</summary>
    public static readonly LedgerAccount LatePayments = new("late_payments", LedgerAccountType.Liability);

    /// <summary>Earnings of orders that are not completed.</summary>
    public static LedgerAccount SellerPending(Guid sellerId) =>
        new($"seller:{sellerId}:pending", LedgerAccountType.Liability, sellerId);

    /// <summary>Earnings that may be paid out.</summary>
    public static LedgerAccount SellerPayable(Guid sellerId) =>
        new($"seller:{sellerId}:payable", LedgerAccountType.Liability, sellerId);
}

/// <summary>Side of the balance sheet.</summary>
public enum LedgerAccountType
{
    Asset,
    Liability,
    Revenue,
    Expense,
}
