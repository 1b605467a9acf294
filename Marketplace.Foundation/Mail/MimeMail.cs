using MimeKit;

namespace Marketplace.Foundation;

/// <summary>Builds the MIME message of a queued mail.</summary>
internal static class MimeMail
{
    public static MimeMessage From(QueuedMail mail, MailOptions options)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.CreatedAt,
            MessageId = $"{mail.Id:N}@marketplace.invalid",
            Body = new TextPart("plain") { Text = mail.Body },
        };
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        return message;
    }
}
