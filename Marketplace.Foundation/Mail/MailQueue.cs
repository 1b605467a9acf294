namespace Marketplace.Foundation;

/// <summary>Writes mails into the running transaction; the job <c>platform.send-mails</c> sends them.</summary>
public sealed class MailQueue(FoundationDbContext db, TimeProvider clock)
{
    public void Add(string to, string subject, string body)
    {
        var now = clock.GetUtcNow();
        db.Mails.Add(new QueuedMail { Id = Ids.New(clock), To = to, Subject = subject, Body = body, CreatedAt = now, AvailableAt = now });
    }
}
