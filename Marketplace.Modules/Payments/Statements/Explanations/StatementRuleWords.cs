using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>The rule by which each kind of entry moves a store's payable balance, in words.</summary>
internal static class StatementRuleWords
{
    private static readonly LocalizedText Refund = new(
        "Sipariş {order}: alıcıya {refunded} geri verildi; bunun {commission} komisyonu ve {tax} KDV’si size geri "
            + "verilir = {amount}",
        "Order {order}: {refunded} went back to the buyer; commission of {commission} and its VAT of {tax} are given "
            + "back to you = {amount}"
    );

    private static readonly Dictionary<LedgerKind, LocalizedText> Words = new()
    {
        [LedgerKind.OrderCompleted] = new(
            "Sipariş {order}: {total} satıştan {commission} komisyon (%{rate}) ve {tax} KDV’si, varsa daha önce iade "
                + "edilenler düşülür = {amount}",
            "Order {order}: sale of {total}, less commission of {commission} ({rate}%) and its VAT of {tax}, less what "
                + "was refunded before = {amount}"
        ),
        [LedgerKind.OrderRefunded] = Refund,
        [LedgerKind.RefundAssigned] = Refund,
        [LedgerKind.OrderRefundReturned] = new(
            "Sipariş {order}: alıcıya gönderilen iade geri geldi = {amount}",
            "Order {order}: the refund to the buyer came back = {amount}"
        ),
        [LedgerKind.RefundCommissionCorrected] = new(
            "Sipariş {order}: iadenin komisyonu düzeltildi ({commission} komisyon, {tax} KDV) = {amount}",
            "Order {order}: the commission of a refund was corrected ({commission} commission, {tax} VAT) = {amount}"
        ),
        [LedgerKind.DisputeLost] = new(
            "Sipariş {order}: alıcının bankası {refunded} geri aldı (itiraz); bunun {commission} komisyonu ve {tax} "
                + "KDV’si size geri verilir = {amount}",
            "Order {order}: the buyer's bank took {refunded} back (dispute); commission of {commission} and its VAT of "
                + "{tax} are given back to you = {amount}"
        ),
        [LedgerKind.CashCollected] = new(
            "Sipariş {order}: {total} kapıda size ödendi; {commission} komisyon (%{rate}) ve {tax} KDV’si = {amount}",
            "Order {order}: {total} was paid to you at the door; commission of {commission} ({rate}%) and its VAT of "
                + "{tax} = {amount}"
        ),
        [LedgerKind.CashRefundDue] = new(
            "Sipariş {order}: kapıda size ödenen {refunded} alıcıya geri verilir; bunun {commission} komisyonu ve "
                + "{tax} KDV’si size geri verilir = {amount}",
            "Order {order}: {refunded} that was paid to you at the door goes back to the buyer; commission of "
                + "{commission} and its VAT of {tax} are given back to you = {amount}"
        ),
        [LedgerKind.PayoutReserved] = new("Hesabınıza ödenen tutar = {amount}", "Paid out to your account = {amount}"),
        [LedgerKind.PayoutPaid] = new(
            "Ulaşmadığı bildirilen bir ödeme sonradan hesabınıza ulaştı = {amount}",
            "A payout that was reported as failed has reached your account after all = {amount}"
        ),
        [LedgerKind.PayoutBack] = new(
            "Ödeme hesabınıza ulaşmadı ya da iptal edildi; tutar yeniden bakiyenizde = {amount}",
            "A payout did not reach your account or was called off; the money is in your balance again = {amount}"
        ),
        [LedgerKind.Withheld] = new(
            "Sipariş {order}: vergi dairesine ödenmek üzere kesilen stopaj = {amount}",
            "Order {order}: tax withheld for the tax office = {amount}"
        ),
        [LedgerKind.WithheldBack] = new(
            "Sipariş {order}: iade edilen bölümün stopajı = {amount}",
            "Order {order}: withheld tax of what was refunded = {amount}"
        ),
        [LedgerKind.SettledBefore] = new(
            "İlk ekstreden önceki bakiye başka yolla kapatıldı = {amount}",
            "The balance from before the first statement was settled by other means = {amount}"
        ),
        [LedgerKind.Adjustment] = new(
            "İki yöneticinin onayıyla: {reason} = {amount}",
            "By two administrators: {reason} = {amount}"
        ),
    };

    /// <summary>The rule of a kind.</summary>
    public static LocalizedText Of(LedgerKind kind) => Words.GetValueOrDefault(kind) ?? LocalizedText.Same("{amount}");

    /// <summary>The kinds that have one.</summary>
    public static IReadOnlyCollection<LedgerKind> Kinds => Words.Keys;
}
