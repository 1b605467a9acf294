using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of mails.</content>
public sealed partial class AdminText
{
    public string DeadMailsPage => Of(new("Gönderilemeyen e-postalar", "Unsent mails"));
    public string DeadMailsLead =>
        Of(
            new(
                "Yirmi denemeden sonra vazgeçilen e-postalar; 30 gün saklanır. Önce nedenini giderin "
                    + "(posta sunucusu, adres), sonra yeniden gönderin.",
                "Mails given up after twenty attempts; they are kept for 30 days. Remove the cause first "
                    + "(mail server, address), then send them again."
            )
        );
    public string NoDeadMails => Of(new("Gönderilemeyen e-posta yok.", "No unsent mails."));
    public string Recipient => Of(new("Kime", "To"));
    public string MailSubject => Of(new("Konu", "Subject"));
    public string GivenUp => Of(new("Vazgeçildi", "Given up"));
    public string RetryMail => Of(new("Yeniden gönder", "Send again"));
    public string MailRetried => Of(new("E-posta yeniden kuyruğa alındı.", "The mail was queued again."));
    public string DropMail => Of(new("Vazgeç ve sil", "Drop"));
    public string DropMailConfirm =>
        Of(new("E-posta silinir; alıcısına hiç ulaşmaz.", "Deletes the mail: its recipient will never get it."));
    public string MailDropped => Of(new("E-posta silindi.", "The mail was dropped."));

    public string ResendMail => Of(new("E-postayı yeniden gönder", "Resend mail"));
    public string ResendMailConfirm =>
        Of(
            new(
                "Alıcıya bir kez daha gönderilir; e-postaları kapatmış olsa da. "
                    + "En çok beş dakikada bir, günde beş kez.",
                "The buyer gets it once more, even if they turned mails off. "
                    + "At most every five minutes, five times a day."
            )
        );
    public string ResendWhich => Of(new("Hangisi", "Which one"));
    public string MailConfirmation => Of(new("Sipariş onayı", "Order confirmation"));
    public string MailShipping => Of(new("Kargo bildirimi", "Shipping notice"));
    public string MailResent => Of(new("E-posta gönderilmek üzere kuyruğa alındı.", "The mail was queued."));
    public string DueAt => Of(new("Zamanı", "Due"));
    public string NoLateDeliveries => Of(new("Geciken olay iletisi yok.", "No late event deliveries."));
}
