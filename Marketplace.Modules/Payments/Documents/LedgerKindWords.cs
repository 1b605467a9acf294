using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>What a store reads of a ledger entry that moved its balance.</summary>
internal static class LedgerKindWords
{
    private static readonly Dictionary<string, LocalizedText> Words = new(StringComparer.Ordinal)
    {
        ["OrderCompleted"] = new("Satış geliri", "Sale"),
        ["OrderRefunded"] = new("Alıcıya iade", "Refund to the buyer"),
        ["OrderRefundReturned"] = new("İade geri geldi", "Refund came back"),
        ["RefundAssigned"] = new("Alıcıya iade", "Refund to the buyer"),
        ["RefundCommissionCorrected"] = new("Komisyon düzeltmesi", "Correction of commission"),
        ["CashCollected"] = new("Kapıda ödenen siparişin komisyonu", "Commission on a cash order"),
        ["CashRefundDue"] = new("Kapıda ödenen siparişin iadesi", "Refund of a cash order"),
        ["DisputeLost"] = new("Kaybedilen itiraz", "Lost dispute"),
        ["PayoutReserved"] = new("Hesabınıza ödeme", "Payout to your account"),
        ["PayoutPaid"] = new("Sonradan yapılan ödeme", "Payout that was paid after all"),
        ["PayoutBack"] = new("Geri dönen ödeme", "Payout that came back"),
        ["Withheld"] = new("Stopaj kesintisi", "Withheld tax"),
        ["WithheldBack"] = new("Geri verilen stopaj", "Withheld tax given back"),
        ["SettledBefore"] = new("Önceden başka yolla kapatılan bakiye", "Balance settled before by other means"),
        ["Adjustment"] = new("Düzeltme kaydı", "Adjustment of the balance"),
    };

    /// <summary>The words of a kind; its name where a store has no entry of it.</summary>
    public static LocalizedText Of(LedgerKind kind) =>
        Words.GetValueOrDefault(kind.ToString()) ?? LocalizedText.Same(kind.ToString());
}
