namespace Marketplace.Api.Admin;

/// <content>Payouts.</content>
public sealed partial class AdminText
{
    public string Payouts => Of(new("Satıcı ödemeleri", "Payouts"));
    public string Payout => Of(new("Ödeme", "Payout"));
    public string NoPayouts => Of(new("Satıcı ödemesi yok.", "No payouts."));
    public string AllPayouts => Of(new("Tüm ödemeler", "All payouts"));
    public string PayoutId => Of(new("Ödeme no", "Payout id"));
    public string PayoutWay => Of(new("Ödeme yolu", "Way"));
    public string ProviderPayoutId => Of(new("Sağlayıcıdaki numarası", "Id at the provider"));
    public string Payee => Of(new("Alacaklı", "Payee"));
    public string TheReturn => Of(new("İade", "Return"));
    public string PayoutReservedAt => Of(new("Ayrıldı", "Reserved"));
    public string DueUntil => Of(new("Son tarihi en geç", "Due until"));
    public string BankAnswer => Of(new("Bankanın yanıtı", "Answer of the bank"));
    public string ReasonOfBank => Of(new("Bankanın gerekçesi", "Reason of the bank"));
    public string CancelPayout => Of(new("Ödemeyi iptal et", "Cancel payout"));
    public string CancelPayoutConfirm =>
        Of(
            new(
                "Para yeniden ödenebilir olur; sonraki tur yeniden öder.",
                "The money becomes payable again; the next run pays it again."
            )
        );
    public string PayoutCancelled => Of(new("Ödeme iptal edildi.", "Payout cancelled."));
    public string MarkPayoutPaid => Of(new("Ödendi olarak işaretle", "Mark as paid"));
    public string MarkPayoutPaidConfirm =>
        Of(new("Banka bu ödemeyi yaptı mı? Geri alınamaz.", "Did the bank pay this? It cannot be undone."));
    public string PayoutMarkedPaid => Of(new("Ödendi olarak işaretlendi.", "Marked as paid."));
    public string MarkPayoutReturned => Of(new("Geri geldi olarak işaretle", "Mark as returned"));
    public string MarkPayoutReturnedConfirm =>
        Of(
            new(
                "Alıcı banka parayı geri gönderdiyse: para yeniden ödenebilir olur.",
                "If the receiving bank sent the money back: it becomes payable again."
            )
        );
    public string PayoutMarkedReturned => Of(new("Geri geldi olarak işaretlendi.", "Marked as returned."));
    public string FourEyesOfPayout =>
        Of(
            new(
                "Bu ödemenin banka dosyasını siz hazırladınız; bankanın yanıtını başka bir yönetici girer.",
                "You made the bank file of this payout; another administrator records what the bank did."
            )
        );
    public string StorePending => Of(new("Bekleyen bakiye", "Pending balance"));
    public string StorePayable => Of(new("Ödenebilir bakiye", "Payable balance"));
    public string StoreInTransit => Of(new("Yolda", "In transit"));

    public string PayoutsWait(int count, string total) =>
        Of(
            new(
                $"{Number(count)} ödeme bankaya verilmeyi bekliyor, toplam {total}.",
                $"{Number(count)} payouts wait to go to the bank, {total} in all."
            )
        );

    public string LateUnsentPayouts(string total) =>
        Of(
            new(
                $"satıcı ödemesinin son günü geçti ve gönderilmedi, toplam {total}",
                $"payouts are past their due day and were not sent, {total} in all"
            )
        );

    public string LateSentPayouts(string total) =>
        Of(
            new(
                $"gönderilen ödemenin son günü geçti ve ödendiği bilinmiyor, toplam {total}",
                $"payouts were sent, are past their due day and not known to be paid, {total} in all"
            )
        );

    /// <summary>A day of the calendar.</summary>
    public string CalendarDay(DateOnly day) => day.ToString("d MMM yyyy", Culture);
}
