using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <content>Entries of what the provider takes and pays out of the money it holds for us.</content>
public static partial class LedgerEntries
{
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
