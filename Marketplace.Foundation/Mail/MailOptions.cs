namespace Marketplace.Foundation;

/// <summary>Mail settings: SMTP, or files in a directory (development).</summary>
public sealed class MailOptions : ICheckedOptions
{
    public const string Section = "Mail";

    /// <summary>SMTP host; when empty, mails are written to <see cref="Directory"/>.</summary>
    public string SmtpHost { get; set; } = "";

    public int SmtpPort { get; set; } = 587;

    public string SmtpUser { get; set; } = "";

    public string SmtpPassword { get; set; } = "";

    /// <summary>How many mails are sent at once, each over a connection of its own.</summary>
    public int SmtpConnections { get; set; } = 4;

    public string From { get; set; } = "Marketplace <no-reply@marketplace.invalid>";

    /// <summary>Mailbox for answers and questions, named in mails; empty when there is none.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Directory for mail files in development.</summary>
    public string Directory { get; set; } = "";

    public IEnumerable<OptionProblem> Check()
    {
        if (SmtpHost.Length == 0 && Directory.Length == 0)
        {
            yield return new(
                $"{Section}:SmtpHost",
                "the SMTP host, or empty with Mail:Directory set to a writable directory",
                "smtp.example.com"
            );
        }

        if (SmtpPort is < 1 or > 65535)
            yield return new($"{Section}:SmtpPort", "a port from 1 to 65535", "587");
        if (SmtpConnections is < 1 or > 20)
            yield return new($"{Section}:SmtpConnections", "a number from 1 to 20", "4");
        if (!IsMailbox(From))
            yield return new($"{Section}:From", "a mailbox", "Pazar <no-reply@example.com>");
        if (ReplyTo.Length > 0 && !IsMailbox(ReplyTo))
            yield return new($"{Section}:ReplyTo", "a mailbox, or empty", "support@example.com");
    }

    /// <summary>The bare address of <see cref="ReplyTo"/>; empty when there is none.</summary>
    public string SupportEmail => MimeKit.MailboxAddress.TryParse(ReplyTo, out var mailbox) ? mailbox.Address : "";

    private static bool IsMailbox(string text) =>
        MimeKit.MailboxAddress.TryParse(text, out var mailbox) && mailbox.Domain is { Length: > 0 };
}
