namespace Marketplace.Foundation;

/// <summary>Queues mails in the current transaction; the job <c>platform.send-mails</c> sends them.</summary>
public sealed class MailQueue(FoundationDbContext db, MailBrand brand, TimeProvider clock)
{
    /// <summary>Queues a mail, as text and as HTML.</summary>
    public void Add(string to, MailContent content, MailPriority priority = MailPriority.Notification)
    {
        var now = clock.GetUtcNow();
        db.Mails.Add(
            new QueuedMail
            {
                Id = Ids.New(clock),
                To = to,
                Subject = content.Subject,
                Body = MailTemplate.Text(content, brand),
                Html = MailTemplate.Html(content, brand),
                UnsubscribeUrl = content.UnsubscribeUrl,
                Priority = priority,
                CreatedAt = now,
                AvailableAt = now,
            }
        );
    }

    /// <summary>Writes a row marked as already sent, so that not sending a mail takes as long as sending one.</summary>
    public void AddNothing()
    {
        var now = clock.GetUtcNow();
        db.Mails.Add(
            new QueuedMail
            {
                Id = Ids.New(clock),
                To = "",
                Subject = "",
                Body = "",
                CreatedAt = now,
                AvailableAt = now,
                SentAt = now,
            }
        );
    }
}
