using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of returns.</content>
public sealed partial class AdminText
{
    public string Returns => Of(new("Ürün iadeleri", "Returns"));
    public string NoReturns => Of(new("Ürün iadesi yok.", "No returns."));
    public string ReturnNumber => Of(new("İade no", "Return"));
    public string ReturnKind => Of(new("İade türü", "Kind"));
    public string ReturnCode => Of(new("İade kodu", "Return code"));
    public string AcceptedUnits => Of(new("Kabul edilen", "Accepted"));
    public string ResellableUnits => Of(new("Stoğa dönen", "Back into stock"));
    public string RefundToCard => Of(new("Karta", "To the card"));

    public string RefundToAccount(string account) => Of(new($"{account} hesabına", $"To account {account}"));

    public string BankReference => Of(new("Banka referansı", "Bank reference"));
    public string DecideReturn => Of(new("Karar ver", "Decide"));
    public string DecideReturnConfirm =>
        Of(
            new(
                "Alıcı lehine kabul edilen adetleri yazın; hepsi 0 ise iade reddedilir. Para hemen "
                    + "iade sırasına girer ve karar geri alınamaz.",
                "Enter the units decided for the buyer; if all are 0, the return is refused. The refund is promised at "
                    + "once, and the decision cannot be taken back."
            )
        );
    public string ReturnDecided => Of(new("Karar kaydedildi.", "Decision saved."));
    public string MarkReturnPaid => Of(new("Ödendi olarak işaretle", "Mark as paid"));
    public string MarkReturnPaidConfirm =>
        Of(
            new(
                "Parayı alıcının hesabına gönderdikten sonra bankanın referansını yazın.",
                "Enter the bank’s reference after you have sent the money to the buyer’s account."
            )
        );
    public string ReturnMarkedPaid => Of(new("Ödeme kaydedildi.", "Payment saved."));
    public string RevealAccount => Of(new("IBAN’ı göster", "Show IBAN"));
    public string RevealAccountLead =>
        Of(
            new(
                "Bu bakış denetim kaydına yazıldı. Tutarı bu hesaba gönderin, sonra ödendi olarak işaretleyin.",
                "This look was recorded in the audit log. Send the amount to this account, then mark it as paid."
            )
        );

    public string ResellableOf(string title) =>
        Of(new($"{title}: stoğa dönecek adet", $"{title}: units back into stock"));
}
