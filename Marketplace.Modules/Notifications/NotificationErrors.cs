using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>Errors of mails that are sent again.</summary>
public static class NotificationErrors
{
    public static readonly ErrorDefinition MailNotDue = new(
        "mail.not_due",
        ErrorKind.Conflict,
        new("E-posta henüz yok", "No such mail yet"),
        new(
            "Sipariş bu adıma gelmedi; bu e-posta henüz gönderilmedi.",
            "The order has not come that far; this mail has not been sent yet."
        )
    );

    public static readonly ErrorDefinition MailSentRecently = new(
        "mail.sent_recently",
        ErrorKind.Conflict,
        new("E-posta az önce gönderildi", "Mail sent recently"),
        new(
            "Bu e-posta en çok beş dakikada bir ve günde beş kez yeniden gönderilir.",
            "This mail is sent again at most every five minutes, and five times a day."
        )
    );

    public static readonly ErrorDefinition NoRecipient = new(
        "mail.no_recipient",
        ErrorKind.Conflict,
        new("Alıcının hesabı kapalı", "No recipient"),
        new("Alıcının hesabı kapalı; e-posta gönderilmez.", "The buyer’s account is closed; no mail is sent.")
    );

    /// <summary>All of them.</summary>
    public static readonly ErrorSet All = new([MailNotDue, MailSentRecently, NoRecipient]);
}
