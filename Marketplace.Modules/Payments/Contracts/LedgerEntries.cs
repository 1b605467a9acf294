using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Builds every kind of ledger entry: who is debited and credited for each business fact.</summary>
/// <remarks>Commission is quoted net; the tax on it (2000 bps by default) is charged to the seller in addition.
/// Postings of zero are left out.</remarks>
public static class LedgerEntries
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

    /// <summary>A card order was completed: the rest of the seller's share becomes payable.</summary>
    /// <param name="refunded">Amount refunded so far.</param>
    public static LedgerEntry? OrderCompleted(
        Guid orderId,
        Guid sellerId,
        Money total,
        Money commission,
        Money refunded
    )
    {
        var left = SellerShare(total, commission, total) - SellerShare(total, commission, refunded);
        return left.IsZero
            ? null
            : Entry(
                LedgerKind.OrderCompleted,
                "order",
                orderId,
                total.Currency,
                Debit(LedgerAccount.SellerPending(sellerId), left),
                Credit(LedgerAccount.SellerPayable(sellerId), left)
            );
    }

    /// <summary>A card order was refunded: commission and tax are returned in proportion (cumulative, so that a full
    /// refund returns all of both).</summary>
    /// <param name="refundedBefore">Amount previously refunded for this order.</param>
    /// <param name="completed">Whether the order was completed, so that its earnings were already payable.</param>
    public static LedgerEntry OrderRefunded(
        Guid refundId,
        Guid sellerId,
        Money total,
        Money commission,
        Money refundedBefore,
        Money amount,
        bool completed
    )
    {
        var after = refundedBefore + amount;
        var net = Share(commission, after, total) - Share(commission, refundedBefore, total);
        var fullTax = CommissionTax(commission);
        var tax = Share(fullTax, after, total) - Share(fullTax, refundedBefore, total);
        var account = completed ? LedgerAccount.SellerPayable(sellerId) : LedgerAccount.SellerPending(sellerId);
        return Entry(
            LedgerKind.OrderRefunded,
            "refund",
            refundId,
            total.Currency,
            Debit(account, amount - net - tax),
            Debit(LedgerAccount.CommissionRevenue, net),
            Debit(LedgerAccount.OutputTax, tax),
            Credit(LedgerAccount.ProviderClearing, amount)
        );
    }

    /// <summary>The money of an order refund came back to us: reverses the entry of that refund.</summary>
    /// <param name="refundedWithout">Amount refunded for this order, excluding this refund.</param>
    public static LedgerEntry OrderRefundReturned(
        Guid refundId,
        Guid sellerId,
        Money total,
        Money commission,
        Money refundedWithout,
        Money amount,
        bool completed
    ) =>
        Reverse(
            OrderRefunded(refundId, sellerId, total, commission, refundedWithout, amount, completed),
            LedgerKind.OrderRefundReturned
        );

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

    private static Money SellerShare(Money total, Money commission, Money part) =>
        part - Share(commission, part, total) - Share(CommissionTax(commission), part, total);

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
