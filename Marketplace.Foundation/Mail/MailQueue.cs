using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Queues mails in the current transaction; the job <c>platform.send-mails</c> sends them.</summary>
public sealed class MailQueue(FoundationDbContext db, MailBrand brand, TimeProvider clock)
{
    /// <summary>Queues a mail, as text and as HTML.</summary>
    public void Add(string to, MailContent content, MailPriority priority = MailPriority.Notification) =>
        db.Mails.Add(MailOf(to, content, priority));

    /// <summary>Queues mails, as text and as HTML. One statement, sent at once.</summary>
    public Task AddAsync(
        IReadOnlyCollection<(string To, MailContent Content)> mails,
        CancellationToken cancellationToken
    )
    {
        var rows = mails.Select(m => MailOf(m.To, m.Content, MailPriority.Notification)).ToList();
        var (ids, recipients) = (rows.ConvertAll(m => m.Id).ToArray(), rows.ConvertAll(m => m.To).ToArray());
        var (subjects, bodies) = (rows.ConvertAll(m => m.Subject).ToArray(), rows.ConvertAll(m => m.Body).ToArray());
        var (htmls, urls) = (rows.ConvertAll(m => m.Html).ToArray(), rows.ConvertAll(m => m.UnsubscribeUrl).ToArray());
        var (priority, times) = ((short)MailPriority.Notification, rows.ConvertAll(m => m.CreatedAt).ToArray());
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform.mails (id, "to", subject, body, html, unsubscribe_url, priority, created_at,
                available_at, attempts)
            SELECT id, recipient, subject, body, html, unsubscribe_url, {priority}, created_at, created_at, 0
            FROM unnest({ids}, {recipients}, {subjects}, {bodies}, {htmls}, {urls}, {times}) AS m (id, recipient,
                subject, body, html, unsubscribe_url, created_at)
            """,
            cancellationToken
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

    private QueuedMail MailOf(string to, MailContent content, MailPriority priority)
    {
        var now = clock.GetUtcNow();
        return new QueuedMail
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
        };
    }
}
