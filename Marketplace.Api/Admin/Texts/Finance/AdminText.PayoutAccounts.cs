namespace Marketplace.Api.Admin;

/// <content>Texts of payout accounts.</content>
public sealed partial class AdminText
{
    public string PayoutAccount => Of(new("Ödeme hesabı", "Payout account"));
    public string PaidTo => Of(new("Ödemelerin yapıldığı IBAN", "Paid to"));
    public string NewIban => Of(new("Yeni IBAN", "New IBAN"));
    public string PaidToFrom => Of(new("Ödemeler buraya başlar", "Paid to from"));
    public string ComparedAt => Of(new("Belgeyle karşılaştırıldı", "Compared with documents"));
    public string NewIbanComparedAt => Of(new("Yenisi karşılaştırıldı", "New one compared"));
    public string ProviderAccount => Of(new("Sağlayıcıdaki hesap", "Account at the provider"));
    public string ProviderVerifiedAt => Of(new("Sağlayıcı doğruladı", "Verified by the provider"));
    public string VerifyIban => Of(new("Hesabı doğrula", "Verify account"));
    public string BlockAccount => Of(new("Hesabı engelle", "Block account"));
    public string Blocked => Of(new("Engelli", "Blocked"));
    public string HoldPayouts => Of(new("Ödemeleri beklet", "Hold payouts"));
    public string HoldUntil => Of(new("Son gün", "Last day"));
    public string ReleasePayouts => Of(new("Bekletmeyi kaldır", "Release payouts"));
    public string PayoutAccountVerified => Of(new("Ödeme hesabı doğrulandı.", "Payout account verified."));
    public string PayoutAccountBlocked => Of(new("Ödeme hesabı engellendi.", "Payout account blocked."));
    public string PayoutsHeld => Of(new("Ödemeler bekletiliyor.", "Payouts are on hold."));
    public string PayoutsReleased => Of(new("Ödemeler sürüyor.", "Payouts continue."));
    public string HoldReasonHint => Of(new("Mağaza bu gerekçeyi okur.", "The store reads this reason."));
    public string NoPayoutAccount =>
        Of(new("Hesap, mağaza onaylanınca açılır.", "The account opens when the store is approved."));
    public string VerifyIbanConfirm =>
        Of(
            new(
                "En son verilen IBAN’ı bankanın belgesiyle karşılaştırdınız mı? Tam numarayı “Vergi no ve IBAN’ı "
                    + "göster” açar.",
                "Did you compare the newest IBAN with a paper of the bank? “Show tax number and IBAN” shows it in "
                    + "full."
            )
        );
    public string BlockAccountConfirm =>
        Of(
            new("Yeniden doğrulanana dek bu hesaba ödeme yapılmaz.", "Nothing is paid to it until it is verified anew.")
        );
    public string HoldPayoutsConfirm =>
        Of(
            new(
                "Ödemeler en çok 90 gün bekletilebilir. Yasal ödeme süresini aşmamaya dikkat edin.",
                "Payouts can be held for up to 90 days. Mind the time in which the law wants sellers paid."
            )
        );

    public string PayoutsOnHold(string until) =>
        Of(new($"Ödemeler {until} tarihine dek bekletiliyor.", $"Payouts are on hold until {until}."));
}
