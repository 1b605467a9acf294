using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <content>Refunds of orders that were paid at the door.</content>
public static partial class LedgerEntries
{
    /// <summary>The return of a cash order was accepted: the seller, who has the cash, owes the buyer's money and gets
    /// back the commission of the lines concerned and the tax on it.</summary>
    public static LedgerEntry CashRefundDue(Guid returnId, Guid sellerId, Money amount, CommissionRefund back)
    {
        var (net, tax) = In(back, amount.Currency);
        return Entry(
            LedgerKind.CashRefundDue,
            "return",
            returnId,
            amount.Currency,
            Debit(LedgerAccount.SellerPayable(sellerId), amount - net - tax),
            Debit(LedgerAccount.CommissionRevenue, net),
            Debit(LedgerAccount.OutputTax, tax),
            Credit(LedgerAccount.BuyerRefunds, amount)
        );
    }

    /// <summary>The money was transferred to the buyer.</summary>
    public static LedgerEntry CashRefundPaid(Guid returnId, Money amount) =>
        Entry(
            LedgerKind.CashRefundPaid,
            "return",
            returnId,
            amount.Currency,
            Debit(LedgerAccount.BuyerRefunds, amount),
            Credit(LedgerAccount.Bank, amount)
        );
}
