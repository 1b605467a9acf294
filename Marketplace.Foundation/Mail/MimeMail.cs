using MimeKit;

namespace Marketplace.Foundation;

/// <summary>Builds the MIME message of a queued mail.</summary>
internal static class MimeMail
{
    public static MimeMessage From(QueuedMail mail, MailOptions options)
    {
        var sender = MailboxAddress.Parse(options.From);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.CreatedAt,
            MessageId = $"{mail.Id:N}@{sender.Domain}",
            Body = Body(mail),
        };
        message.From.Add(sender);
        message.To.Add(MailboxAddress.Parse(mail.To));
        if (options.ReplyTo.Length > 0)
            message.ReplyTo.Add(MailboxAddress.Parse(options.ReplyTo));
        // RFC 3834: programs that answer mails, such as out-of-office notes, leave these alone.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeUrl is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            // RFC 8058: the reader's mail program posts there when they press its button.
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }

    private static MimeEntity Body(QueuedMail mail)
    {
        var text = new TextPart("plain") { Text = mail.Body };
        // Mails queued by an earlier version have no HTML.
        return mail.Html is { } html ? new MultipartAlternative(text, new TextPart("html") { Text = html }) : text;
    }
}
