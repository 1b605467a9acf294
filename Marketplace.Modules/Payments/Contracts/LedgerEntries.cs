using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Builds every kind of ledger entry: who is debited and credited for each business fact.</summary>
/// <remarks>Commission is quoted net; the tax on it (2000 bps by default) is charged to the seller in addition.
/// Postings of zero are left out.</remarks>
public static partial class LedgerEntries
{
    /// <summary>Tax on commission, basis points.</summary>
    public const int CommissionTaxBps = 2000;

    /// <summary>The marketplace's share of an order: net commission and the tax on it.</summary>
    public static Money CommissionTax(Money commission) => commission.ApplyRate(CommissionTaxBps);

    /// <summary>A card order was paid.</summary>
    public static LedgerEntry OrderPaid(Guid orderId, Guid sellerId, Money total, Money commission)
    {
        var tax = CommissionTax(commission);
        return Entry(
            LedgerKind.OrderPaid,
            "order",
            orderId,
            total.Currency,
            Debit(LedgerAccount.ProviderClearing, total),
            Credit(LedgerAccount.SellerPending(sellerId), total - commission - tax),
            Credit(LedgerAccount.CommissionRevenue, commission),
            Credit(LedgerAccount.OutputTax, tax)
        );
    }

    /// <summary>A card order was delivered, or completed where that counts: what is still pending for the seller
    /// becomes
    /// payable. Null when nothing is.</summary>
    public static LedgerEntry? OrderPayable(Guid orderId, Guid sellerId, Money pending) =>
        pending.IsZero
            ? null
            : Entry(
                LedgerKind.OrderCompleted,
                "order",
                orderId,
                pending.Currency,
                Debit(LedgerAccount.SellerPending(sellerId), pending),
                Credit(LedgerAccount.SellerPayable(sellerId), pending)
            );

    /// <summary>A card order was refunded: the seller gives the money back, and gets back the commission of the lines
    /// concerned and the tax on it.</summary>
    /// <param name="isPayable">Whether the order's earnings were already payable.</param>
    public static LedgerEntry OrderRefunded(
        Guid refundId,
        Guid sellerId,
        Money amount,
        CommissionRefund back,
        bool isPayable
    ) =>
        GivenBack(
            LedgerKind.OrderRefunded,
            refundId,
            sellerId,
            amount,
            back,
            isPayable,
            LedgerAccount.ProviderClearing
        );

    /// <summary>The money of an order refund came back to us: reverses the entry of that refund.</summary>
    public static LedgerEntry OrderRefundReturned(
        Guid refundId,
        Guid sellerId,
        Money amount,
        CommissionRefund back,
        bool isPayable
    ) => Reverse(OrderRefunded(refundId, sellerId, amount, back, isPayable), LedgerKind.OrderRefundReturned);

    /// <summary>The commission booked back for an order's refunds was not that of their lines: books the difference.
    /// Null when there is none.</summary>
    /// <param name="missing">What the store must get back in addition; negative where it got too much.</param>
    public static LedgerEntry? RefundCommissionCorrected(
        Guid orderId,
        Guid sellerId,
        string currency,
        CommissionRefund missing,
        bool isPayable
    )
    {
        var (net, tax) = In(missing, currency);
        return net.IsZero && tax.IsZero
            ? null
            : Entry(
                LedgerKind.RefundCommissionCorrected,
                "order",
                orderId,
                currency,
                Debit(LedgerAccount.CommissionRevenue, net),
                Debit(LedgerAccount.OutputTax, tax),
                Credit(SellerAccount(sellerId, isPayable), net + tax)
            );
    }

    /// <summary>A refund that the payer's card did not take was transferred from our bank account: what was booked as
    /// leaving the provider is still there.</summary>
    public static LedgerEntry RefundPaidByBank(Guid refundId, Money amount) =>
        Entry(
            LedgerKind.RefundPaidByBank,
            "refund",
            refundId,
            amount.Currency,
            Debit(LedgerAccount.ProviderClearing, amount),
            Credit(LedgerAccount.Bank, amount)
        );

    /// <summary>The payer's bank sent such a transfer back.</summary>
    public static LedgerEntry RefundByBankReturned(Guid refundId, Money amount) =>
        Reverse(RefundPaidByBank(refundId, amount), LedgerKind.RefundByBankReturned);

    /// <summary>Money was refunded at the provider, and nobody knows for which order.</summary>
    public static LedgerEntry RefundUnassigned(Guid refundId, Money amount) =>
        Entry(
            LedgerKind.RefundUnassigned,
            "refund",
            refundId,
            amount.Currency,
            Debit(LedgerAccount.UnassignedRefunds, amount),
            Credit(LedgerAccount.ProviderClearing, amount)
        );

    /// <summary>Such money came back to us.</summary>
    public static LedgerEntry RefundUnassignedReturned(Guid refundId, Money amount) =>
        Reverse(RefundUnassigned(refundId, amount), LedgerKind.RefundUnassignedReturned);

    /// <summary>An administrator said which order such money concerns: the seller gives it back.</summary>
    public static LedgerEntry RefundAssigned(
        Guid refundId,
        Guid sellerId,
        Money amount,
        CommissionRefund back,
        bool isPayable
    ) =>
        GivenBack(
            LedgerKind.RefundAssigned,
            refundId,
            sellerId,
            amount,
            back,
            isPayable,
            LedgerAccount.UnassignedRefunds
        );

    /// <summary>What a refund promised before refunds kept their commission was booked with: a share by money, shipping
    /// included.</summary>
    /// <param name="refundedBefore">Amount refunded for this order, excluding this refund.</param>
    public static CommissionRefund ProportionalCommission(
        Money total,
        Money commission,
        Money refundedBefore,
        Money amount
    )
    {
        var (tax, after) = (CommissionTax(commission), refundedBefore + amount);
        return new(
            (Share(commission, after, total) - Share(commission, refundedBefore, total)).Amount,
            (Share(tax, after, total) - Share(tax, refundedBefore, total)).Amount
        );
    }

    /// <summary>The seller collected the buyer's cash and owes commission and tax. Null when the commission is
    /// zero.</summary>
    public static LedgerEntry? CashCollected(Guid orderId, Guid sellerId, Money commission)
    {
        var tax = CommissionTax(commission);
        return commission.IsZero
            ? null
            : Entry(
                LedgerKind.CashCollected,
                "order",
                orderId,
                commission.Currency,
                Debit(LedgerAccount.SellerPayable(sellerId), commission + tax),
                Credit(LedgerAccount.CommissionRevenue, commission),
                Credit(LedgerAccount.OutputTax, tax)
            );
    }

    /// <summary>A subscription invoice was paid.</summary>
    /// <param name="tax">Tax included in the total.</param>
    public static LedgerEntry SubscriptionPaid(Guid invoiceId, Money total, Money tax) =>
        Entry(
            LedgerKind.SubscriptionPaid,
            "invoice",
            invoiceId,
            total.Currency,
            Debit(LedgerAccount.ProviderClearing, total),
            Credit(LedgerAccount.SubscriptionRevenue, total - tax),
            Credit(LedgerAccount.OutputTax, tax)
        );

    /// <summary>A subscription invoice was refunded.</summary>
    public static LedgerEntry SubscriptionRefunded(
        Guid refundId,
        Money total,
        Money tax,
        Money refundedBefore,
        Money amount
    )
    {
        var taxPart = Share(tax, refundedBefore + amount, total) - Share(tax, refundedBefore, total);
        return Entry(
            LedgerKind.SubscriptionRefunded,
            "refund",
            refundId,
            total.Currency,
            Debit(LedgerAccount.SubscriptionRevenue, amount - taxPart),
            Debit(LedgerAccount.OutputTax, taxPart),
            Credit(LedgerAccount.ProviderClearing, amount)
        );
    }

    /// <summary>The money of a subscription invoice refund came back to us.</summary>
    public static LedgerEntry SubscriptionRefundReturned(
        Guid refundId,
        Money total,
        Money tax,
        Money refundedWithout,
        Money amount
    ) =>
        Reverse(
            SubscriptionRefunded(refundId, total, tax, refundedWithout, amount),
            LedgerKind.SubscriptionRefundReturned
        );

    /// <summary>A late payment arrived that will be refunded.</summary>
    public static LedgerEntry LatePaymentReceived(Guid paymentId, Money amount) =>
        Entry(
            LedgerKind.LatePaymentReceived,
            "payment",
            paymentId,
            amount.Currency,
            Debit(LedgerAccount.ProviderClearing, amount),
            Credit(LedgerAccount.LatePayments, amount)
        );

    /// <summary>A late payment was refunded.</summary>
    public static LedgerEntry LatePaymentReturned(Guid refundId, Money amount) =>
        Entry(
            LedgerKind.LatePaymentReturned,
            "refund",
            refundId,
            amount.Currency,
            Debit(LedgerAccount.LatePayments, amount),
            Credit(LedgerAccount.ProviderClearing, amount)
        );

    /// <summary>The money of a refunded late payment came back to us.</summary>
    public static LedgerEntry LatePaymentBack(Guid refundId, Money amount) =>
        Reverse(LatePaymentReturned(refundId, amount), LedgerKind.LatePaymentBack);

    private static LedgerEntry Reverse(LedgerEntry entry, LedgerKind kind) =>
        entry with
        {
            Kind = kind,
            Postings = entry
                .Postings.Select(p => p with { DebitMinor = p.CreditMinor, CreditMinor = p.DebitMinor })
                .ToArray(),
        };

    /// <summary>The seller gives money back, less the commission and its tax; <paramref name="from"/> held
    /// it.</summary>
    private static LedgerEntry GivenBack(
        LedgerKind kind,
        Guid refundId,
        Guid sellerId,
        Money amount,
        CommissionRefund back,
        bool isPayable,
        LedgerAccount from
    )
    {
        var (net, tax) = In(back, amount.Currency);
        return Entry(
            kind,
            "refund",
            refundId,
            amount.Currency,
            Debit(SellerAccount(sellerId, isPayable), amount - net - tax),
            Debit(LedgerAccount.CommissionRevenue, net),
            Debit(LedgerAccount.OutputTax, tax),
            Credit(from, amount)
        );
    }

    private static LedgerAccount SellerAccount(Guid sellerId, bool isPayable) =>
        isPayable ? LedgerAccount.SellerPayable(sellerId) : LedgerAccount.SellerPending(sellerId);

    private static (Money Net, Money Tax) In(CommissionRefund back, string currency) =>
        (new(back.CommissionMinor, currency), new(back.CommissionTaxMinor, currency));

    private static Money Share(Money whole, Money part, Money total) =>
        new((long)Rounding.DivideHalfAway((Int128)whole.Amount * part.Amount, total.Amount), whole.Currency);

    // Rounding commission and tax separately can make the seller's part of a one-kuruş refund negative: it then belongs
    // on the other side.
    private static LedgerPosting Debit(LedgerAccount account, Money amount) =>
        new(account, Math.Max(amount.Amount, 0), Math.Max(-amount.Amount, 0));

    private static LedgerPosting Credit(LedgerAccount account, Money amount) => Debit(account, -amount);

    private static LedgerEntry Entry(
        LedgerKind kind,
        string refType,
        Guid refId,
        string currency,
        params LedgerPosting[] postings
    ) => new(kind, refType, refId, currency, postings.Where(p => p.DebitMinor != 0 || p.CreditMinor != 0).ToArray());
}
